"""What the page of forecast quality says, in Vietnamese and English."""

from server_client.server.pages.bilingual import Bilingual

FORECAST_WORDS: Bilingual = {
    "forecast": ("Chất lượng dự báo thời gian chờ", "Quality of the announced waits"),
    "forecast_intro": (
        "Mỗi thời gian chờ đã báo khi cấp số được so với thời gian chờ thật đến lần gọi đầu tiên.",
        "Each wait that was announced with a number, against the wait until the first call.",
    ),
    "by_horizon": ("Thời gian đã báo, phút", "Announced wait, minutes"),
    "by_half_hour": ("Báo lúc", "Announced at"),
    "horizon_5": ("≤ 5", "≤ 5"),
    "horizon_15": ("5–15", "5–15"),
    "horizon_30": ("15–30", "15–30"),
    "horizon_60": ("30–60", "30–60"),
    "horizon_beyond": ("> 60", "> 60"),
    "announced": ("Đã báo", "Announced"),
    "scored": ("Đã biết kết quả", "Known by now"),
    "unscored": ("Không so được", "Cannot be known"),
    "held": ("Khoảng đã báo đúng", "Range held"),
    "called_late": ("Muộn trên 10 phút", "Over 10 min late"),
    "error": ("Sai lệch, phút", "Off by, minutes"),
    "off": ("Lâu hơn đã báo, phút", "Longer than told, minutes"),
    "pinball": ("Pinball, giây", "Pinball loss, seconds"),
    "error_s": ("Sai lệch, giây", "Off by, seconds"),
    "off_s": ("Lâu hơn đã báo, giây", "Longer than told, seconds"),
    "promised": ("Cam kết 80 %", "Promised 80 %"),
    "plot_held": ("Khoảng đã báo đúng, % số đã gọi", "Ranges that held, % of those called"),
    "plot_error": ("Sai lệch trung bình theo ngày, phút", "Mean error by day, minutes"),
    "plot_off": (
        "Gọi muộn (+) hay sớm (−) hơn đã báo, theo giờ báo, phút",
        "Called later (+) or sooner (−) than told, by the hour of telling, minutes",
    ),
    "plot_horizon": ("Sai lệch theo thời gian đã báo, phút", "Error by how long a wait was announced, minutes"),
    "says_held": (
        "{of_ten} trong 10 khoảng thời gian đã báo là đúng: {share} của {scored} số. Cam kết là 80 %.",
        "{of_ten} of 10 announced ranges held: {share} of {scored} numbers. The promised range is 80 %.",
    ),
    "says_off_later": (
        "Thời gian đã báo lệch trung bình {error} phút; tính chung, người dân chờ lâu hơn đã báo {off} phút.",
        "The likely wait was off by {error} minutes on average; on the whole people waited {off} minutes longer.",
    ),
    "says_off_sooner": (
        "Thời gian đã báo lệch trung bình {error} phút; tính chung, người dân được gọi sớm hơn đã báo {off} phút.",
        "The likely wait was off by {error} minutes on average; on the whole people were called {off} minutes sooner.",
    ),
    "says_late": (
        "{share} được gọi muộn hơn 10 phút so với thời gian đã báo.",
        "{share} were called more than 10 minutes later than the likely wait.",
    ),
    "says_unscored": (
        "{unscored} số không so được: bỏ về, xin lùi lượt hoặc chuyển đi trước lần gọi đầu.",
        "{unscored} numbers cannot be judged: they left, were put off or sent elsewhere before their first call.",
    ),
    "judged_well": ("Dự báo giữ đúng cam kết.", "The forecast keeps its promise."),
    "judged_narrow": (
        "Khoảng đã báo quá hẹp: sai nhiều hơn cam kết. Trước hết hãy so lịch mở quầy đã khai với thực tế.",
        "The ranges are too narrow: more fail than is promised. First compare the planned roster with what was open.",
    ),
    "judged_late": (
        "Nhiều người được gọi muộn hơn hẳn đã báo, dù khoảng đã báo còn đúng. Hãy tìm giờ và dịch vụ bị lệch.",
        "Many were called much later than the likely wait, though the ranges hold. Look for the hour and service.",
    ),
    "judged_wide": (
        "Khoảng đã báo rộng hơn cần thiết: người dân được báo kém chính xác hơn mức có thể.",
        "The ranges are wider than they need be: people could be told more exactly.",
    ),
    "judged_few": (
        "Còn quá ít số để kết luận.",
        "These are too few to conclude anything.",
    ),
    "none_announced": (
        "Chưa có thời gian chờ nào được báo rồi gọi trong khoảng này.",
        "No wait was announced and then known in these days.",
    ),
    "note_range": (
        "Khoảng đã báo gồm 80 % trường hợp (từ mức 10 % đến 90 %); thời gian đã báo là mức 50 %.",
        "An announced range spans eight of ten cases (10 % to 90 %); the likely wait is the one at 50 %.",
    ),
    "note_when": (
        "Mọi kết quả tính vào nửa giờ, dịch vụ và đối tượng lúc báo, so một lần ở lần gọi đầu tiên.",
        "All counts for the half hour, service and class in which it was told, once, at the first call.",
    ),
    "note_late": (
        "Muộn trên 10 phút: gọi sau thời gian đã báo hơn 10 phút, dù khoảng đã báo rộng đến đâu.",
        "Over 10 min late: called more than 10 minutes after the likely wait, however wide the range was.",
    ),
    "note_pinball": (
        "Pinball: điểm phạt chung của ba mức 10 %, 50 %, 90 %; càng nhỏ càng tốt, khoảng rộng cũng bị phạt.",
        "Pinball loss: a penalty for all three figures together; less is better, and wide ranges cost, too.",
    ),
    "note_none": (
        "Số viết tay hay số khẩn cấp không kèm thời gian đã báo thì không tính.",
        "Numbers with which nothing was announced, as those of an emergency series, are not judged.",
    ),
}
