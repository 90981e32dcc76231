package org.kangyang.core.institution;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.institution.Institution.Kind;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldErrors;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Hospitals and care homes of the consortium. */
@Component
public class Institutions {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*");

    private final Register<Institution> register;
    private final Divisions divisions;
    private final CareClock clock;

    Institutions(MongoTemplate mongo, Divisions divisions, CareClock clock) {
        this.register = new Register<>(mongo, Institution.class, "institutions", Institutions::same);
        this.divisions = divisions;
        this.clock = clock;
    }

    /** Stores the rows by id; repeating an import changes nothing. A partner may stand anywhere in the same import. */
    public ImportResult importRows(List<InstitutionRow> rows) {
        Set<String> careHomes = rows.stream()
                .filter(row -> Kind.CARE_HOME.name().equals(row.kind()))
                .map(InstitutionRow::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return RegisterImport.run(
                rows,
                (row, errors) -> read(row, careHomes, errors),
                institution -> register.store(institution.id(), institution));
    }

    public Optional<Institution> hospital(String id) {
        return register.find(id).filter(found -> found.kind() == Kind.HOSPITAL);
    }

    public Optional<Institution> careHome(String id) {
        return register.find(id).filter(found -> found.kind() == Kind.CARE_HOME);
    }

    /** The hospital that cooperates with a care home: the one that names it as partner. */
    public Optional<Institution> hospitalOf(String careHomeId) {
        return register.all(Filters.eq("partnerCareHomeId", careHomeId)).stream()
                .min(Comparator.comparing(Institution::id));
    }

    private Optional<Institution> read(InstitutionRow row, Set<String> careHomes, FieldErrors errors) {
        String id = errors.text("id", row.id(), 64);
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            errors.add("id", FaultCode.BAD_FORMAT, "含有不允许的字符，", "只用字母、数字、下划线、点和连字符，且不以点开头");
        }
        String name = errors.text("name", row.name(), 100);
        String division = Divisions.code("divisionCode", row.divisionCode(), errors);
        if (errors.isEmpty() && !divisions.exists(division)) {
            errors.add("divisionCode", FaultCode.NOT_REGISTERED, "区划" + division + "未登记，", "请先导入该街道");
        }
        Kind kind = kind(row.kind(), errors);
        String partner = partner(row, kind, careHomes, errors);
        Instant now = clock.now();
        return kind == null ? Optional.empty() : Optional.of(new Institution(id, kind, name, division, partner, now));
    }

    private static @Nullable Kind kind(@Nullable String text, FieldErrors errors) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        errors.add("kind", FaultCode.UNKNOWN_VALUE, "不是HOSPITAL或CARE_HOME，", "请填写二者之一");
        return null;
    }

    private @Nullable String partner(
            InstitutionRow row, @Nullable Kind kind, Set<String> careHomes, FieldErrors errors) {
        String partner = errors.optionalText("partnerCareHomeId", row.partnerCareHomeId(), 64);
        if (partner == null) {
            return null;
        }
        if (kind == Kind.CARE_HOME) {
            errors.add("partnerCareHomeId", FaultCode.NOT_ALLOWED, "养老机构没有合作养老机构，", "请删去");
        } else if (!careHomes.contains(partner) && careHome(partner).isEmpty()) {
            errors.add("partnerCareHomeId", FaultCode.NOT_REGISTERED, "养老机构" + partner + "未登记，", "请先导入或在同一批导入");
        }
        return partner;
    }

    private static boolean same(Institution a, Institution b) {
        return a.kind() == b.kind()
                && a.name().equals(b.name())
                && a.divisionCode().equals(b.divisionCode())
                && Objects.equals(a.partnerCareHomeId(), b.partnerCareHomeId());
    }
}
