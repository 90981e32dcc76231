package org.kangyang.local.demo;

import org.kangyang.local.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody invented whom only the demo knows, as {@code demo/people.json} tells of them. */
record Person(JsonNode row) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Person of(String key) {
        for (JsonNode row : JSON.readTree(Samples.resource("/demo/people.json"))) {
            if (row.path("key").asString().equals(key)) {
                return new Person(row);
            }
        }
        throw new IllegalArgumentException(key);
    }

    /** The first hospital's referral, as its body; dates are yet to be put in. */
    String referral() {
        ObjectNode body = JSON.createObjectNode();
        body.set("elder", elder());
        ObjectNode hospital = body.putObject("hospital");
        hospital.put("hospitalId", "H001");
        hospital.put("ward", "老年医学科二病区");
        hospital.put("bed", row.path("bed").asString());
        hospital.put("inpatientNumber", "ZY-YL-10" + row.path("bed").asString());
        hospital.putObject("attendingPhysician").put("name", "王样一").put("phone", "0999-8200001");
        body.putArray("diagnoses").addObject().put("code", "I63.9").put("text", "脑梗死");
        body.put("plannedDischargeDate", "{today+5}");
        return body.toString();
    }

    /** The family's application for a dementia bed. */
    String application() {
        ObjectNode body = JSON.createObjectNode();
        body.set("elder", elder());
        body.put("bedType", "DEMENTIA");
        body.putArray("careHomeIds").add("NH001");
        body.putArray("anywhereInDistricts");
        return body.toString();
    }

    private ObjectNode elder() {
        ObjectNode elder = JSON.createObjectNode();
        elder.put("documentType", "CITIZEN_ID");
        for (String field : new String[] {"documentNumber", "name", "sex", "birthDate"}) {
            elder.put(field, row.path(field).asString());
        }
        elder.put("phone", "0999-80000" + row.path("bed").asString());
        elder.putObject("address")
                .put("divisionCode", row.path("divisionCode").asString())
                .put("detail", row.path("street").asString());
        elder.putObject("household")
                .put("livingArrangement", row.path("livingArrangement").asString())
                .put("lowIncome", false);
        elder.put("education", "PRIMARY");
        elder.putObject("guardian")
                .put("name", row.path("name").asString().substring(0, 1) + "小样")
                .put("relationship", "CHILD")
                .put("phone", "0999-81000" + row.path("bed").asString());
        return elder;
    }
}
