package org.kangyang.core.institution;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldErrors;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Sub-districts (街道) that the consortium serves. */
@Component
public class Divisions {

    private static final Pattern CODE = Pattern.compile("\\d{9}");

    private final Register<Division> register;
    private final CareClock clock;

    Divisions(MongoTemplate mongo, CareClock clock) {
        this.register = new Register<>(
                mongo, Division.class, "divisions", (a, b) -> a.name().equals(b.name()));
        this.clock = clock;
    }

    /** Stores the rows by code; repeating an import changes nothing. */
    public ImportResult importRows(List<DivisionRow> rows) {
        return RegisterImport.run(rows, this::read, division -> register.store(division.code(), division));
    }

    public boolean exists(String code) {
        return register.find(code).isPresent();
    }

    public Optional<Division> find(String code) {
        return register.find(code);
    }

    private Optional<Division> read(DivisionRow row, FieldErrors errors) {
        String code = code("code", row.code(), errors);
        String name = errors.text("name", row.name(), 100);
        return Optional.of(new Division(code, name, clock.now()));
    }

    static String code(String field, @Nullable String value, FieldErrors errors) {
        String code = errors.text(field, value, 9);
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            errors.add(field, FaultCode.BAD_FORMAT, "不是9位数字，", "请填写街道的9位区划代码");
        }
        return code;
    }
}
