"""What the page of a day's counters says, in Vietnamese and English."""

from server_client.server.pages.bilingual import Bilingual

STAFFING_WORDS: Bilingual = {
    "staffing": ("Số quầy cho ngày tới", "Counters for a day to come"),
    "staffing_intro": (
        "Mỗi nửa giờ cần bao nhiêu quầy, thuộc nhóm việc nào, để giữ cam kết chờ; tính từ nhật ký của chính điểm đó.",
        "How many counters of which work profile keep the promise in each half hour, from the branch's own log.",
    ),
    "which_day": ("Ngày", "Day"),
    "wanted_share": ("Gọi đúng hẹn", "Called within the promise"),
    "free_profiles": (
        "Quầy nào cũng nhận được mọi nhóm việc",
        "Any counter can have any work profile",
    ),
    "free_hint": (
        "Nếu không chọn: mỗi nhóm việc không nhiều quầy hơn đã từng mở cùng lúc.",
        "Otherwise no more of a profile than have been open at a time.",
    ),
    "work_out": ("Tính", "Work it out"),
    "work_out_again": ("Tính lại", "Work it out again"),
    "not_asked": ("Chưa ai tính cho ngày này.", "Nobody has asked for this day yet."),
    "no_branch": ("Chọn một điểm.", "Choose a branch."),
    "days_ahead_none": (
        "Trong một tháng tới điểm này không có ngày làm việc nào trong lịch.",
        "The calendar has no working day of this branch within a month.",
    ),
    "plan_waiting": ("Đang chờ tới lượt tính", "Waiting for its turn"),
    "plan_running": ("Đang tính", "Being worked out"),
    "plan_running_hint": (
        "Việc này mất một hai phút, không làm chậm hàng chờ. Trang này tự cập nhật.",
        "This takes a minute or two and slows no queue. The page follows by itself.",
    ),
    "fault_too_few_days": (
        "Nhật ký chưa đủ ba ngày có người đến để tính.",
        "The log has fewer than three days on which anybody came.",
    ),
    "fault_not_open": ("Ngày đó điểm này không làm việc.", "The branch does not work on that day."),
    "fault_no_profiles": ("Điểm này chưa có nhóm việc nào.", "The branch has no work profile."),
    "fault_unreadable": (
        "Nhật ký có mục không đọc được; xem trang cảnh báo.",
        "The log holds an entry that cannot be read; see the alarms.",
    ),
    "fault_interrupted": ("Việc tính bị ngắt giữa chừng; hãy tính lại.", "The work was interrupted; ask again."),
    "other_version": (
        "Kế hoạch này do một phiên bản khác của chương trình ghi; hãy tính lại.",
        "Another version of the program wrote this plan; ask again.",
    ),
    "says_plan": (
        "{hours} giờ quầy, nhiều nhất {most} quầy lúc {at}: {share} số người đến được gọi đúng hẹn.",
        "{hours} counter-hours, {most} counters at most at {at}: {share} of those who come are called in time.",
    ),
    "says_usual": (
        "Như những {weekday} trước ({days}): {hours} giờ quầy, dự kiến {share} đúng hẹn.",
        "As on the {weekday}s before ({days}): {hours} counter-hours, {share} in time to be expected.",
    ),
    "says_usual_any": (
        "Nhật ký chưa có {weekday} nào; như những ngày gần đây ({days}): {hours} giờ quầy, dự kiến {share} đúng hẹn.",
        "The log has no {weekday} yet; as on the last days ({days}): {hours} counter-hours, {share} in time.",
    ),
    "says_short": (
        "Không giữ được {wanted} lúc {halves}, dù mở hết các quầy của điểm.",
        "{wanted} cannot be kept at {halves}, though every counter of the branch is open.",
    ),
    "says_unsure": ("Chưa chắc giữ được {wanted} lúc {halves}.", "{wanted} is not sure to be kept at {halves}."),
    "says_kept": ("Nửa giờ nào cũng giữ được {wanted}.", "Every half hour keeps {wanted}."),
    "says_learned": (
        "Học từ {days} ngày gần đây. Trong ngoặc: tám trên mười ngày nằm giữa hai số.",
        "Learned from the last {days} days. In brackets: eight of ten days lie between the two figures.",
    ),
    "says_happened": (
        "Thực tế: {came} số, {share} đúng hẹn, với {hours} giờ quầy.",
        "What came: {came} numbers, {share} in time, with {hours} counter-hours.",
    ),
    "says_pauses": (
        "Quầy nghỉ giữa giờ, đến muộn và việc ngoài quầy không tính ở đây: cộng thêm.",
        "Pauses, late arrivals and work away from the counter are not in it: they come on top.",
    ),
    "half_hour": ("Nửa giờ", "Half hour"),
    "come": ("Người đến", "Come"),
    "counters_planned": ("Quầy cần mở", "Counters"),
    "counters_usual": ("Quầy thường lệ", "Usual counters"),
    "counters_true": ("Quầy đã mở", "Counters that were open"),
    "in_time_planned": ("Đúng hẹn theo kế hoạch", "In time by the plan"),
    "in_time_usual": ("Đúng hẹn như thường lệ", "In time as usual"),
    "in_time_true": ("Đúng hẹn thực tế", "In time in truth"),
    "came_true": ("Đã đến", "Came"),
    "why": ("Vì sao", "Why"),
    "why_load": ("Việc cho {load} quầy, nhiều nhất là {service}.", "Work for {load} counters, most of it {service}."),
    "why_queue": ("Còn hàng chờ từ trước đó.", "The queue of before is still there."),
    "why_nobody": ("Hầu như không ai đến.", "Hardly anybody comes."),
    "plot_counters": ("Số quầy theo nửa giờ", "Counters by half hour"),
    "plot_in_time": ("Gọi đúng hẹn theo giờ đến, %", "Called in time by the half hour of coming, %"),
    "wanted": ("Mức muốn giữ", "Wanted"),
    "by_profile": ("Theo nhóm việc", "By work profile"),
    "whole_day": ("Cả ngày", "Whole day"),
    "earlier_plans": ("Những kế hoạch đã tính và điều đã xảy ra", "Plans so far, and what came of them"),
    "asked_by": ("Người tính", "Asked by"),
    "hours_planned": ("Giờ quầy theo kế hoạch", "Counter-hours planned"),
    "hours_true": ("Giờ quầy thực tế", "Counter-hours in truth"),
    "not_known_yet": ("chưa biết", "not known yet"),
    "staffing_note_share": (
        "Đúng hẹn: lần gọi đầu tiên trong thời gian cam kết, tính theo nửa giờ lấy số.",
        "In time: the first call within the promise, by the half hour in which the number was given.",
    ),
    "staffing_note_how": (
        (
            "Ngày đó được chạy thử nhiều lần với những người đến như đã học; nửa giờ trễ đầu tiên được thêm một quầy, "
            "rồi bớt những quầy không cần. Kế hoạch được kiểm lại trên một trăm ngày khác."
        ),
        (
            "The day is played many times as it was learned; the first half hour that misses gets one more counter, "
            "then what is not needed is taken away. The plan is checked on a hundred other days."
        ),
    ),
    "staffing_note_usual": (
        "Thường lệ: trung bình bốn ngày cùng thứ gần nhất; phần nhỏ là quầy chỉ mở một phần của nửa giờ.",
        "Usual: the mean of the last four same weekdays; fractions are counters open for part of the half hour.",
    ),
    "weekday_0": ("Thứ Hai", "Monday"),
    "weekday_1": ("Thứ Ba", "Tuesday"),
    "weekday_2": ("Thứ Tư", "Wednesday"),
    "weekday_3": ("Thứ Năm", "Thursday"),
    "weekday_4": ("Thứ Sáu", "Friday"),
    "weekday_5": ("Thứ Bảy", "Saturday"),
    "weekday_6": ("Chủ nhật", "Sunday"),
}
