package org.kangyang.core.elder;

import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person as a case or a health record knows them, every value checked. */
public record Elder(
        IdentityDocument document,
        String name,
        Sex sex,
        LocalDate birthDate,
        boolean birthDateEstimated,
        @Nullable PhoneNumber phone,
        Address address,
        @Nullable Household household,
        Education education,
        @Nullable Guardian guardian) {

    private static final Set<String> COMPOUND_SURNAMES = Set.of(
            "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "端木", "长孙", "宇文", "独孤", "南宫", "百里",
            "呼延", "闻人", "申屠", "太史", "澹台", "公冶", "宗政", "濮阳", "淳于", "单于", "轩辕", "鲜于", "钟离");

    /** The surname, or a foreign name's first letter, and two stars: what a list may show (DESIGN §1). */
    public String maskedName() {
        boolean compound = name.length() > 2 && COMPOUND_SURNAMES.contains(name.substring(0, 2));
        return name.substring(0, compound ? 2 : name.offsetByCodePoints(0, 1)) + "**";
    }

    /** Full years on that day; never negative. */
    public int ageOn(LocalDate day) {
        return Math.max(0, Period.between(birthDate, day).getYears());
    }

    public String sexInChinese() {
        return sex == Sex.MALE ? "男" : "女";
    }

    /** The same person with the identity now known. */
    public Elder identifiedAs(Identity identity) {
        return new Elder(
                identity.document(),
                identity.name(),
                identity.sex(),
                identity.birthDate(),
                false,
                phone,
                address,
                household,
                education,
                guardian);
    }

    /** Never more than kind of document and sex: it would end in a log. */
    @Override
    public String toString() {
        return "Elder[" + document + ", " + sex + "]";
    }
}
