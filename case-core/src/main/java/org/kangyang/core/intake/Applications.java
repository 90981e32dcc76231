package org.kangyang.core.intake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentPurpose;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.elder.Elder;
import org.kangyang.core.elder.ElderCheck;
import org.kangyang.core.institution.Institution;
import org.kangyang.core.institution.Institutions;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldErrors;
import org.kangyang.core.pathway.BedType;
import org.kangyang.core.pathway.BedWish;
import org.kangyang.core.pathway.CaseOpened;
import org.kangyang.core.pathway.CaseOpening;
import org.kangyang.core.pathway.CasePlaces;
import org.kangyang.core.pathway.Claim;
import org.kangyang.core.pathway.HomeApplication;
import org.springframework.stereotype.Component;

/** Direct applications for a care home: assessed first, then a bed or a rank (R11, R33). */
@Component
public class Applications {

    /** More than any family looks at. */
    private static final int MOST = 10;

    private final CaseOpening opening;
    private final ElderCheck elders;
    private final Institutions institutions;
    private final CasePlaces places;
    private final Assessments assessments;

    Applications(
            CaseOpening opening,
            ElderCheck elders,
            Institutions institutions,
            CasePlaces places,
            Assessments assessments) {
        this.opening = opening;
        this.elders = elders;
        this.institutions = institutions;
        this.places = places;
        this.assessments = assessments;
    }

    /**
     * Opens a case, or goes on with that of somebody cared for at home.
     *
     * @throws org.kangyang.core.integration.InvalidFields naming every wrong field
     * @throws org.kangyang.core.pathway.OpenCaseExists for any other open case of that person
     */
    public ApplicationAccepted accept(CommandKey key, CareHomeApplication application) {
        CaseOpened opened = opening.recorded(key).orElseGet(() -> opening.accept(key, checked(application)));
        return new ApplicationAccepted(
                opened.caseId(),
                opened.caseNumber(),
                opened.status(),
                opened.referralId(),
                opened.created(),
                opened.revision());
    }

    private HomeApplication checked(CareHomeApplication application) {
        var errors = new FieldErrors();
        Optional<Elder> elder = elders.elder(application.elder(), "elder", errors);
        BedType type = application.bedType();
        if (type == null) {
            errors.add("bedType", FaultCode.REQUIRED, "未填写，", "请填写NURSING、REHAB或DEMENTIA");
        }
        List<Institution> homes = homes(application.careHomeIds(), errors);
        List<String> districts = districts(application.anywhereInDistricts(), errors);
        errors.refuse();
        Set<String> homeDistricts = new LinkedHashSet<>();
        homes.forEach(home -> homeDistricts.add(home.district()));
        BedWish wish = new BedWish(
                java.util.Objects.requireNonNull(type),
                homes.stream().map(Institution::id).toList(),
                districts,
                List.copyOf(homeDistricts),
                elder.orElseThrow().sex());
        return new HomeApplication(elder.orElseThrow(), wish, application.appliedBy());
    }

    private List<Institution> homes(@Nullable List<@Nullable String> ids, FieldErrors errors) {
        if (ids == null || ids.isEmpty()) {
            errors.add("careHomeIds", FaultCode.REQUIRED, "未填写，", "请至少填写一家养老机构");
            return List.of();
        }
        if (ids.size() > MOST) {
            errors.add("careHomeIds", FaultCode.TOO_MANY, "机构过多，", "请只填写至多" + MOST + "家");
            return List.of();
        }
        List<Institution> homes = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            Optional<Institution> home = id == null ? Optional.empty() : institutions.careHome(id.strip());
            if (home.isEmpty()) {
                errors.add("careHomeIds[" + i + "]", FaultCode.NOT_REGISTERED, "养老机构未登记，", "请填写已登记养老机构的编号");
            } else if (i == 0 && institutions.hospitalOf(home.get().id()).isEmpty()) {
                errors.add("careHomeIds[0]", FaultCode.NOT_REGISTERED, "该机构没有合作医院，", "请先在机构登记中为其指定合作医院，或把有合作医院的机构填在首位");
            }
            home.ifPresent(homes::add);
        }
        return homes;
    }

    private static List<String> districts(@Nullable List<@Nullable String> codes, FieldErrors errors) {
        List<String> districts = new ArrayList<>();
        if (codes == null) {
            return districts;
        }
        if (codes.size() > MOST) {
            errors.add("anywhereInDistricts", FaultCode.TOO_MANY, "区县过多，", "请只填写至多" + MOST + "个");
            return districts;
        }
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            if (code == null || !code.matches("\\d{6}")) {
                errors.add("anywhereInDistricts[" + i + "]", FaultCode.BAD_FORMAT, "不是区县代码，", "请填写六位数字");
            } else {
                districts.add(code);
            }
        }
        return List.copyOf(districts);
    }

    /** Gives the application to one process instance, and opens the assessment that comes first (R11). */
    public ApplicationClaimed claim(CommandKey key, String caseId, String applicationId, String processInstance) {
        Claim claim = places.claimApplication(key, caseId, applicationId, processInstance);
        String assessmentId = !claim.claimed()
                ? null
                : assessments
                        .prepareFor(key.part("assessment"), caseId, AssessmentPurpose.APPLICATION, applicationId)
                        .assessmentId();
        return new ApplicationClaimed(claim, assessmentId);
    }
}
