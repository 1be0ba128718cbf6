"""What the pages of statistics and indicators say, in Vietnamese and English."""

from server_client.server.pages.bilingual import Bilingual

STATISTICS_WORDS: Bilingual = {
    "statistics": ("Thống kê", "Statistics"),
    "from": ("Từ ngày", "From"),
    "to": ("Đến ngày", "To"),
    "by": ("Theo", "By"),
    "by_half_hour": ("Nửa giờ", "Half hour"),
    "by_day": ("Ngày", "Day"),
    "by_service": ("Dịch vụ", "Service"),
    "by_counter": ("Quầy", "Counter"),
    "by_clerk": ("Cán bộ", "Clerk"),
    "by_class": ("Đối tượng", "Class"),
    "by_branch": ("Điểm", "Branch"),
    "which_branch": ("Điểm", "Branch"),
    "all_branches": ("Tất cả các điểm", "All branches"),
    "which_service": ("Dịch vụ", "Service"),
    "all_services": ("Tất cả dịch vụ", "All services"),
    "show": ("Xem", "Show"),
    "today": ("Hôm nay", "Today"),
    "week": ("7 ngày", "7 days"),
    "this_month": ("Tháng này", "This month"),
    "last_month": ("Tháng trước", "Last month"),
    "periods": ("Khoảng thời gian", "Periods"),
    "total": ("Tổng", "Total"),
    "none_found": ("Không có số liệu trong khoảng này.", "There are no figures for these days."),
    "too_long": (
        "Khoảng thời gian quá dài; đã rút còn ba năm.",
        "The period is too long; three years are shown.",
    ),
    "download": ("Tải về", "Download"),
    "issued": ("Cấp số", "Issued"),
    "called": ("Lượt gọi", "Calls"),
    "started": ("Đã đến quầy", "Came"),
    "served": ("Đã phục vụ", "Served"),
    "no_shows": ("Gọi vắng", "No-shows"),
    "abandoned": ("Bỏ lượt", "Abandoned"),
    "expired": ("Hết ngày chưa phục vụ", "Open at day's end"),
    "cancelled": ("Huỷ", "Cancelled"),
    "moved": ("Chuyển sang chi nhánh khác", "Moved to another branch"),
    "ghosts": ("Số ma", "Ghost numbers"),
    "transfers": ("Chuyển quầy", "Transfers"),
    "mean_wait": ("Chờ trung bình", "Mean wait"),
    "p50_wait": ("Chờ trung vị", "Median wait"),
    "p95_wait": ("Chờ p95", "Wait p95"),
    "within_promise": ("Đúng cam kết", "Within promise"),
    "mean_service": ("Phục vụ trung bình", "Mean service"),
    "p95_service": ("Phục vụ p95", "Service p95"),
    "overtaken": ("Bị vượt lượt", "Overtaken"),
    "open_hours": ("Giờ mở quầy", "Counter hours"),
    "paused_hours": ("Giờ tạm dừng", "Paused hours"),
    "liked": ("Hài lòng", "Satisfied"),
    "ratings": ("Lượt đánh giá", "Ratings"),
    "plot_counts": ("Số lượt", "Numbers"),
    "plot_waits": ("Thời gian chờ, phút", "Waits, minutes"),
    "figures": ("Số liệu", "Figures"),
    "notes": ("Cách tính", "How it is counted"),
    "note_waits": (
        ("Thời gian chờ tính một lần cho mỗi số, khi người dân đến quầy lần đầu; trung vị và p95 sai không quá 5 %."),
        (
            "A wait counts once a number, when its holder first comes to a counter; medians and p95 are right "
            "within 5 %."
        ),
    ),
    "note_ghosts": (
        "Số ma: số không ai đến dùng, gọi nhiều lần vẫn vắng, hoặc số không in được ra giấy.",
        "Ghost numbers: nobody ever came with them although they were called, or no paper came out.",
    ),
    "note_ratings": (
        "Đánh giá chỉ hiện khi có từ 5 lượt trở lên, để không lộ người đánh giá.",
        "Ratings are shown from five up, so that nobody can be told by them.",
    ),
    "note_clerks": (
        "Cán bộ hiện theo mã. Số lượt khác nhau theo loại việc; không dùng riêng số này để xếp loại.",
        "Clerks are shown by code. Numbers differ by the kind of work; do not judge people by them alone.",
    ),
    "indicators": ("Chỉ số công bố", "Published indicators"),
    "indicators_intro": (
        "Mỗi chỉ số kèm cách tính và căn cứ. Chỉ số nào trung tâm không đủ số liệu thì ghi rõ.",
        "Each with its formula and its source. Where the centre does not know enough, it says so.",
    ),
    "indicator": ("Chỉ số", "Indicator"),
    "value": ("Giá trị", "Value"),
    "formula": ("Cách tính", "Formula"),
    "source": ("Căn cứ", "Source"),
    "unknown": ("Không biết", "Not known"),
    "too_few": ("Quá ít lượt", "Too few"),
    "i_promise": ("Được gọi trong thời gian cam kết", "Called within the promised wait"),
    "i_promise_formula": (
        "Số người đến quầy đã chờ không quá cam kết ÷ số người đến quầy",
        "People who came having waited no longer than promised ÷ people who came",
    ),
    "i_promise_source": (
        "Cam kết của thành phố; luật không quy định thời gian chờ lấy số",
        "The city's own promise; no law sets a wait in a queue",
    ),
    "i_wait": ("Thời gian chờ: trung bình, trung vị, p95", "Waits: mean, median, p95"),
    "i_wait_formula": (
        "Từ khi vào hàng chờ (đặt lịch: từ giờ hẹn) đến lượt gọi cuối trước khi đến quầy",
        "From joining the line (booked: from the booked time) to the last call before coming to the counter",
    ),
    "i_foretold": ("Thời gian chờ đã báo là đúng", "Announced waits that held"),
    "i_foretold_value": ("{held} · muộn {late}", "{held} · late {late}"),
    "i_foretold_formula": (
        (
            "Số được gọi lần đầu trong khoảng thời gian đã báo ÷ số đã báo và đã gọi; muộn: gọi sau thời gian đã "
            "báo hơn 10 phút. Không tính số bỏ về, xin lùi hoặc chuyển đi trước lần gọi đầu"
        ),
        (
            "First calls within the announced range ÷ numbers announced and called; late: more than 10 minutes after "
            "the likely wait. Without those that left, were put off or sent elsewhere before"
        ),
    ),
    "i_foretold_source": (
        "Cam kết của thành phố: khoảng đã báo đúng trong 8 trên 10 trường hợp",
        "The city's own promise: an announced range holds in eight of ten cases",
    ),
    "i_liked": ("Mức độ hài lòng tại quầy", "Satisfaction at the counter"),
    "i_liked_formula": (
        "Lượt đánh giá ở mức tốt nhất và các mức giữa ÷ tất cả lượt; chỉ mức cuối là không hài lòng",
        "Ratings at the best and the middle levels ÷ all ratings; only the last level is dissatisfied",
    ),
    "i_liked_source": (
        "TT 32/2017/TT-BTTTT Đ.12 k.1c (thang ba mức); đây không phải chỉ số SIPAS",
        "Circular 32/2017/TT-BTTTT Art 12.1c (three levels); this is not SIPAS",
    ),
    "i_766": ("Nhóm mức độ hài lòng, QĐ 766", "Satisfaction group, Decision 766"),
    "i_766_formula": (
        (
            "100 % − (tỷ lệ hồ sơ quá hạn + tỷ lệ phản ánh, không hài lòng); từ 90 % đạt điểm tối đa. Ở đây chỉ "
            "trừ được phần không hài lòng tại quầy, nên đây là mức cao nhất có thể"
        ),
        (
            "100 % − (late share + complaint and dislike share); from 90 % up full score. Only dislike at the "
            "counter is known here, so this is the most that it can be"
        ),
    ),
    "i_766_source": ("QĐ 766/QĐ-TTg ngày 23/6/2022", "Decision 766/QD-TTg of 23 June 2022"),
    "i_on_time": ("Hồ sơ giải quyết đúng hạn", "Dossiers on time"),
    "i_on_time_formula": (
        (
            "Hồ sơ có ngày kết thúc xử lý ≤ ngày hẹn trả ÷ hồ sơ đã kết thúc có ngày hẹn. Không trừ được thời "
            "gian chờ bổ sung"
        ),
        ("Dossiers ended by the due date ÷ ended dossiers with one. Time waiting for supplements cannot be subtracted"),
    ),
    "i_on_time_source": (
        "NĐ 118/2025/NĐ-CP; cách so ngày kết thúc với ngày hẹn trả của Cổng DVC quốc gia",
        "Decree 118/2025/ND-CP; the national portal's comparison of end and due date",
    ),
    "i_on_time_unknown": (
        (
            "Trung tâm chỉ biết hồ sơ của các điểm do trung tâm trực tiếp chạy ({known} hồ sơ). Hồ sơ của các "
            "điểm có máy riêng nằm ở kho mã hoá của điểm và ở hệ thống giải quyết TTHC của thành phố, không gửi "
            "về đây."
        ),
        (
            "The centre knows the dossiers of points that it hosts only ({known}). Those of branches with a node "
            "are in the branch's encrypted vault and in the city's own system, and are not sent here."
        ),
    ),
    "i_contacts": ("Số lần phải bổ sung hồ sơ", "Supplements asked for"),
    "i_contacts_formula": (
        (
            "Lượt kết thúc bằng yêu cầu bổ sung ÷ lượt đã phục vụ. Điểm 0/1/2 tính theo từng hồ sơ thì trung tâm "
            "không biết, vì một hồ sơ có thể cần nhiều lượt"
        ),
        (
            "Visits that ended with a request for supplements ÷ numbers served. The score 0/1/2 is by dossier, "
            "which the centre cannot know: one dossier may take several visits"
        ),
    ),
    "i_contacts_source": (
        "Chỉ số 3, TT 01/2018/TT-VPCP Đ.13–15 (đã thay thế; giữ làm mốc so sánh)",
        "Indicator 3, Circular 01/2018/TT-VPCP Art 13–15 (replaced; kept to compare with)",
    ),
    "i_abandoned": ("Bỏ lượt", "Abandoned"),
    "i_abandoned_formula": (
        "Số gọi đủ lần vẫn vắng ÷ số đã cấp",
        "Numbers called to the limit in vain ÷ numbers issued",
    ),
    "i_ghosts": ("Số ma", "Ghost numbers"),
    "i_ghosts_formula": ("Số không ai đến dùng ÷ số đã cấp", "Numbers nobody came with ÷ numbers issued"),
    "i_overtaken": ("Bị vượt lượt", "Overtakings"),
    "i_overtaken_formula": (
        "Số lần bị số cấp sau cùng dịch vụ vượt ÷ số người đến quầy; mỗi số bị vượt tối đa theo quy tắc gọi",
        (
            "Times passed by later numbers of the same service ÷ people who came; the calling rule sets the most "
            "for each"
        ),
    ),
    "i_own_source": ("Nội quy gọi số do thành phố công bố", "The city's published calling rule"),
}
