package org.kangyang.core.homebed;

/** What a retrofit may install (R32). */
public enum RetrofitCategory {
    NURSING_BED("护理床"),
    REHAB_EQUIPMENT("康复设备"),
    AIDS("辅助器具"),
    BED_EXIT_SENSOR("离床感应器"),
    VITAL_SIGNS_MONITOR("生命体征监测"),
    EMERGENCY_CALL("紧急呼叫"),
    GRAB_RAILS("扶手"),
    FLOOR("防滑地面"),
    BATHROOM("卫浴改造"),
    OTHER("其他");

    private final String inChinese;

    RetrofitCategory(String inChinese) {
        this.inChinese = inChinese;
    }

    public String inChinese() {
        return inChinese;
    }
}
