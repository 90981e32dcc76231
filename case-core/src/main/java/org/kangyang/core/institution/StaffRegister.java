package org.kangyang.core.institution;

import com.mongodb.client.model.Filters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.institution.StaffMember.Certificate;
import org.kangyang.core.institution.StaffRow.CertificateRow;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldErrors;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Who works where, with which certificates and training (R02, R50, R51). */
@Component
public class StaffRegister {

    private static final Pattern GROUP = Pattern.compile("[a-z][a-z-]*(\\.[A-Za-z0-9_.-]+)?");

    /** More class-hours than any course has. */
    private static final int MOST_HOURS = 5000;

    private final Register<StaffMember> register;
    private final CareClock clock;

    StaffRegister(MongoTemplate mongo, CareClock clock) {
        this.register = new Register<>(mongo, StaffMember.class, "staff", StaffRegister::same);
        this.clock = clock;
    }

    /** Stores the rows by user id; repeating an import changes nothing. */
    public ImportResult importRows(List<StaffRow> rows) {
        return RegisterImport.run(rows, this::read, member -> register.store(member.userId(), member));
    }

    public Optional<StaffMember> find(String userId) {
        return register.find(userId);
    }

    /** Everybody of a candidate group, e.g. {@code carer.NH001}. */
    public List<StaffMember> ofGroup(String group) {
        return register.all(Filters.eq("groups", group));
    }

    /** Whether this person held a certificate of that kind valid on that day; false for somebody not registered (R02). */
    public boolean certified(String userId, String kind, LocalDate day) {
        return find(userId).filter(member -> member.certified(kind, day)).isPresent();
    }

    private Optional<StaffMember> read(StaffRow row, FieldErrors errors) {
        String userId = errors.text("userId", row.userId(), 64);
        String name = errors.text("name", row.name(), 50);
        List<@Nullable String> sent = row.groups() == null ? List.of() : row.groups();
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            String group = sent.get(i);
            if (group != null && GROUP.matcher(group).matches()) {
                groups.add(group);
            } else {
                errors.add(
                        "groups[" + i + "]",
                        FaultCode.BAD_FORMAT,
                        "不是有效的岗位组，",
                        "请写作“岗位”或“岗位.机构编号”，如care-home-assessor.NH001");
            }
        }
        List<@Nullable CertificateRow> certificates = row.certificates() == null ? List.of() : row.certificates();
        List<Certificate> read = new ArrayList<>();
        for (int i = 0; i < certificates.size(); i++) {
            certificate(certificates.get(i), "certificates[" + i + "].", errors).ifPresent(read::add);
        }
        within("carerLevel", row.carerLevel(), 1, 5, errors);
        within("theoryHours", row.theoryHours(), 0, MOST_HOURS, errors);
        within("practiceHours", row.practiceHours(), 0, MOST_HOURS, errors);
        return Optional.of(new StaffMember(
                userId,
                name,
                List.copyOf(groups),
                List.copyOf(read),
                row.carerLevel(),
                row.theoryHours(),
                row.practiceHours(),
                clock.now()));
    }

    private static void within(String field, @Nullable Integer value, int least, int most, FieldErrors errors) {
        if (value != null && (value < least || value > most)) {
            errors.add(
                    field,
                    FaultCode.OUT_OF_RANGE,
                    "应在" + least + "至" + most + "之间，",
                    "请填写" + least + "至" + most + "的整数");
        }
    }

    private static Optional<Certificate> certificate(@Nullable CertificateRow row, String prefix, FieldErrors errors) {
        if (row == null) {
            errors.add(prefix.substring(0, prefix.length() - 1), FaultCode.REQUIRED, "该项为空，", "请删除该项或补全内容");
            return Optional.empty();
        }
        String kind = errors.text(prefix + "kind", row.kind(), 50);
        String number = errors.text(prefix + "number", row.number(), 50);
        LocalDate from = row.validFrom();
        LocalDate until = row.validUntil();
        if (from == null) {
            errors.add(prefix + "validFrom", FaultCode.REQUIRED, "未填写，", "请填写证书生效日期");
        }
        if (until == null) {
            errors.add(prefix + "validUntil", FaultCode.REQUIRED, "未填写，", "请填写证书有效期的最后一日");
        }
        if (from == null || until == null) {
            return Optional.empty();
        }
        if (until.isBefore(from)) {
            errors.add(prefix + "validUntil", FaultCode.CONTRADICTORY, "早于生效日期，", "请核对证书有效期");
        }
        return Optional.of(new Certificate(kind, number, from, until));
    }

    private static boolean same(StaffMember a, StaffMember b) {
        return a.name().equals(b.name())
                && a.groups().equals(b.groups())
                && a.certificates().equals(b.certificates())
                && Objects.equals(a.carerLevel(), b.carerLevel())
                && Objects.equals(a.theoryHours(), b.theoryHours())
                && Objects.equals(a.practiceHours(), b.practiceHours());
    }
}
