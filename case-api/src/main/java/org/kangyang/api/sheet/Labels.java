package org.kangyang.api.sheet;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.CaseStatus;

/** Chinese names of the domain's constants, as staff say them; a constant without a name shows as itself. */
final class Labels {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("Colour.GREEN", "绿 · 完好"),
            Map.entry("Colour.YELLOW", "黄 · 轻度"),
            Map.entry("Colour.ORANGE", "橙 · 中度"),
            Map.entry("Colour.RED", "红 · 重度"),
            Map.entry("Destination.HOSPICE", "安宁疗护"),
            Map.entry("Destination.HOSPITALISED", "继续住院"),
            Map.entry("Destination.CARE_HOME", "入住养老机构"),
            Map.entry("Destination.HOME_FOLLOW_UP", "居家随访"),
            Map.entry("Destination.HOME_STABLE", "家庭养老床位"),
            Map.entry("BedType.NURSING", "护理型床位"),
            Map.entry("BedType.REHAB", "康复床位"),
            Map.entry("BedType.DEMENTIA", "认知障碍床位"),
            Map.entry("ClosureReason.DEATH", "死亡"),
            Map.entry("ClosureReason.WITHDRAWN", "书面退出"),
            Map.entry("ClosureReason.MOVED", "迁出"),
            Map.entry("ClosureReason.RECOVERED", "康复"),
            Map.entry("ClosureReason.ENTERED_IN_ERROR", "录入错误"),
            Map.entry("DocumentType.CITIZEN_ID", "居民身份证"),
            Map.entry("DocumentType.HK_MACAU_PERMIT", "港澳居民来往内地通行证"),
            Map.entry("DocumentType.TAIWAN_PERMIT", "台湾居民来往大陆通行证"),
            Map.entry("DocumentType.FOREIGN_PASSPORT", "外国护照"),
            Map.entry("DocumentType.UNKNOWN", "身份待确认"),
            Map.entry("Education.ILLITERATE", "文盲"),
            Map.entry("Education.PRIMARY", "小学"),
            Map.entry("Education.SECONDARY", "中学及以上"),
            Map.entry("Education.UNKNOWN", "不详"),
            Map.entry("LivingArrangement.ALONE", "独居"),
            Map.entry("LivingArrangement.WITH_SPOUSE", "与配偶同住"),
            Map.entry("LivingArrangement.WITH_CHILDREN", "与子女同住"),
            Map.entry("LivingArrangement.OTHER", "其他"),
            Map.entry("Relationship.SPOUSE", "配偶"),
            Map.entry("Relationship.CHILD", "子女"),
            Map.entry("Relationship.SIBLING", "兄弟姐妹"),
            Map.entry("Relationship.OTHER", "其他"),
            Map.entry("Sex.MALE", "男"),
            Map.entry("Sex.FEMALE", "女"),
            Map.entry("FitnessLevel.GOOD", "良好"),
            Map.entry("FitnessLevel.LOW", "偏低"),
            Map.entry("FitnessLevel.UNABLE", "不能完成"));

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("yes", "是"),
            Map.entry("no", "否"),
            Map.entry("TESTED", "已测"),
            Map.entry("COMA", "昏迷（计 0 分）"),
            Map.entry("UNTESTABLE", "无法测试"),
            Map.entry("BEDRIDDEN", "卧床"),
            Map.entry("UNSAFE", "有安全风险"),
            Map.entry("REFUSED", "本人拒绝"),
            Map.entry("OTHER", "其他"),
            Map.entry("APPROVED", "同意"),
            Map.entry("RETURNED", "退回"));

    private Labels() {}

    static String of(@Nullable Enum<?> constant) {
        if (constant == null) {
            return "—";
        }
        if (constant instanceof CaseStatus status) {
            return status.inChinese();
        }
        String key = constant.getDeclaringClass().getSimpleName() + '.' + constant.name();
        return NAMES.getOrDefault(key, constant.name());
    }

    /** An answer of a form, as staff read it. */
    static String answer(@Nullable Object value) {
        return value == null ? "—" : CODES.getOrDefault(value.toString(), value.toString());
    }
}
