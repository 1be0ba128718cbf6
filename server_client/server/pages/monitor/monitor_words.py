"""What the pages of the monitor say, in Vietnamese and English."""

from server_client.server.pages.bilingual import Bilingual

MONITOR_WORDS: Bilingual = {
    "city": ("Toàn thành phố", "The whole city"),
    "tab_city": ("Các điểm", "Branches"),
    "tab_alarms": ("Cảnh báo", "Alarms"),
    "tab_statistics": ("Thống kê", "Statistics"),
    "tab_forecast": ("Chất lượng dự báo", "Forecast quality"),
    "tab_staffing": ("Số quầy ngày tới", "Counters ahead"),
    "tab_indicators": ("Chỉ số công bố", "Published indicators"),
    "tab_rules": ("Ngưỡng cảnh báo", "Alarm rules"),
    "views": ("Các trang theo dõi", "Pages of the monitor"),
    "as_of": ("Số liệu lúc", "As of"),
    "not_up_to_date": (
        "Chưa đọc được cơ sở dữ liệu; số liệu dưới đây là của lần đọc gần nhất.",
        "The database cannot be read; these are the figures of the last time that it could.",
    ),
    "branches_open": ("điểm đang mở", "branches open"),
    "of": ("trên", "of"),
    "waiting": ("Đang chờ", "Waiting"),
    "people_waiting": ("người đang chờ", "people waiting"),
    "longest": ("Chờ lâu nhất", "Longest wait"),
    "longest_now": ("chờ lâu nhất lúc này", "longest wait now"),
    "promise": ("Cam kết", "Promise"),
    "wait_told": ("dự kiến {wait}", "expected {wait}"),
    "wait_no_counter": ("chưa có quầy mở", "no counter open yet"),
    "wait_closed": ("không nhận thêm", "closed for today"),
    "wait_before_opening": ("chưa đến giờ mở cửa", "not open yet"),
    "wait_too_late": ("có thể không kịp hôm nay", "perhaps too late today"),
    "level": ("Đúng cam kết", "Within promise"),
    "level_today": ("được gọi trong thời gian cam kết hôm nay", "called within the promise today"),
    "served": ("Đã phục vụ", "Served"),
    "served_today": ("lượt đã phục vụ hôm nay", "served today"),
    "counters": ("Quầy mở", "Counters open"),
    "paused": ("tạm dừng", "paused"),
    "alarms_now": ("cảnh báo đang có", "alarms now"),
    "link": ("Đường truyền", "Line"),
    "link_hosted": ("Chạy tại trung tâm", "Hosted here"),
    "link_linked": ("Thông suốt", "Linked"),
    "link_silent": ("Mất liên lạc", "Silent"),
    "link_never": ("Chưa từng kết nối", "Never heard"),
    "last_heard": ("Tin gần nhất lúc", "Last heard at"),
    "branch": ("Điểm", "Branch"),
    "state": ("Tình trạng", "State"),
    "need_alarm": ("Cần xử lý", "Needs attention"),
    "need_taken_on": ("Đang xử lý", "Being dealt with"),
    "need_late": ("Chờ quá cam kết", "Waits beyond the promise"),
    "need_working": ("Bình thường", "Working"),
    "need_resting": ("Đã đóng", "Closed"),
    "show_attention": ("Cần chú ý", "Need attention"),
    "show_open": ("Đang mở", "Open"),
    "show_closed": ("Đã đóng", "Closed"),
    "show_all": ("Tất cả", "All"),
    "find": ("Tìm điểm", "Find a branch"),
    "sort": ("Xếp theo", "Sort by"),
    "sort_need": ("Mức cần chú ý", "Need"),
    "sort_waiting": ("Số người chờ", "People waiting"),
    "sort_longest": ("Chờ lâu nhất", "Longest wait"),
    "sort_level": ("Tỷ lệ đúng cam kết, thấp trước", "Within promise, lowest first"),
    "sort_name": ("Tên", "Name"),
    "apply": ("Lọc", "Apply"),
    "no_branches": ("Không có điểm nào như vậy.", "There is no such branch."),
    "nothing_yet": (
        "Chưa có điểm nào gửi số liệu về trung tâm. Khi máy của một điểm kết nối, điểm đó hiện ở đây.",
        "No branch has sent anything yet. Once the node of a branch is linked, it is shown here.",
    ),
    "earlier": ("Trang trước", "Previous"),
    "later": ("Trang sau", "Next"),
    "page": ("Trang", "Page"),
    "filters": ("Lọc và sắp xếp", "Filter and sort"),
    "back": ("Về danh sách các điểm", "To all branches"),
    "unknown_branch": ("Không có điểm này", "There is no such branch"),
    "unknown_branch_detail": (
        "Trung tâm chưa nhận được gì từ điểm này, hoặc điểm không thuộc quyền xem của bạn.",
        "The centre has had nothing from it, or it is not yours to see.",
    ),
    "services": ("Dịch vụ", "Services"),
    "service": ("Dịch vụ", "Service"),
    "at_counter": ("Tại quầy", "At counters"),
    "aside": ("Tạm giữ, vắng", "On hold, missed"),
    "gone": ("Bỏ lượt", "Abandoned"),
    "closed_service": ("ngừng cấp số", "gives no numbers"),
    "counter": ("Quầy", "Counter"),
    "clerk": ("Cán bộ", "Clerk"),
    "with_number": ("Số đang phục vụ", "With number"),
    "since": ("Từ", "Since"),
    "state_closed": ("Đóng", "Closed"),
    "state_idle": ("Sẵn sàng", "Ready"),
    "state_called": ("Đang gọi", "Calling"),
    "state_serving": ("Đang phục vụ", "Serving"),
    "state_wrap_up": ("Hoàn tất hồ sơ", "Wrapping up"),
    "state_paused": ("Tạm dừng", "Paused"),
    "who_waits": ("Ai đang chờ, theo thứ tự gọi", "Who waits, in calling order"),
    "and_more": ("và {count} số nữa", "and {count} more"),
    "nobody_waits": ("Không có ai chờ.", "Nobody waits."),
    "no_counters": ("Chưa có quầy nào mở.", "No counter has been open yet."),
    "kiosks": ("Ki-ốt", "Kiosks"),
    "kiosk": ("Ki-ốt", "Kiosk"),
    "no_fault": ("Không có sự cố", "Nothing is wrong"),
    "help_asked": ("Có người cần giúp", "Someone waits for help"),
    "today_curve": ("Hôm nay theo từng nửa giờ", "Today by half hours"),
    "half_hour": ("Từ", "From"),
    "issued": ("Cấp số", "Issued"),
    "curve_note": (
        "Số liệu tổng hợp từ nhật ký, chậm hơn hiện tại tối đa khoảng một phút.",
        "Counted from the log, about a minute behind at most.",
    ),
    "seen_by_log": ("Nhật ký đến sự kiện", "Log up to event"),
    "epoch": ("kỳ", "epoch"),
    "fault_paper_low": ("Sắp hết giấy", "Paper is low"),
    "fault_paper_out": ("Hết giấy", "Out of paper"),
    "fault_paper_jam": ("Kẹt giấy", "Paper jam"),
    "fault_cover_open": ("Nắp máy in mở", "Printer cover open"),
    "fault_printer_unreachable": ("Không thấy máy in", "Printer not reachable"),
    "fault_printer_fault": ("Máy in hỏng", "Printer fault"),
    "fault_scanner_unreachable": ("Không thấy máy quét", "Scanner not reachable"),
    "fault_sound_fault": ("Hỏng âm thanh", "Sound fault"),
    "fault_clock_wrong": ("Đồng hồ sai", "Clock is wrong"),
    "fault_disk_full": ("Đầy ổ đĩa", "Disk is full"),
    "fault_disk_fault": ("Hỏng ổ đĩa", "Disk fault"),
    "fault_unreachable": ("Ki-ốt mất liên lạc", "Kiosk not reachable"),
    "fault_log_differs": ("Nhật ký khác nhau", "The logs differ"),
    "fault_old_epoch": ("Máy cũ vẫn ghi", "An old node still writes"),
}
ALARM_WORDS: Bilingual = {
    "alarm_longest_wait": ("Chờ lâu nhất", "Longest wait"),
    "alarm_longest_wait_says": ("Có người đã chờ {detail} phút", "Someone has waited {detail} minutes"),
    "alarm_waiting": ("Đông người chờ", "Many waiting"),
    "alarm_waiting_says": ("{detail} người đang chờ", "{detail} people wait"),
    "alarm_no_counter": ("Không có quầy mở", "No counter open"),
    "alarm_no_counter_says": (
        "{detail} người chờ mà không quầy nào mở",
        "{detail} people wait and no counter is open",
    ),
    "alarm_help": ("Cần giúp tại ki-ốt", "Help wanted at a kiosk"),
    "alarm_help_says": (
        "Ki-ốt {subject}: có người chờ giúp {detail} phút",
        "Kiosk {subject}: help asked {detail} min ago",
    ),
    "alarm_forecast_missed": ("Khoảng chờ đã báo không đúng", "Announced ranges fail"),
    "alarm_forecast_missed_says": (
        "Trong các khoảng chờ đã báo gần đây, chỉ {detail} % đúng; cam kết là 80 %",
        "Of the last announced ranges only {detail} % held; 80 % are promised",
    ),
    "alarm_forecast_missed_do": (
        (
            "Việc nên làm: so số quầy đang mở với lịch đã khai, mở hoặc đóng quầy đúng lịch và cập nhật lịch; "
            "xem trang Chất lượng dự báo theo dịch vụ để biết dịch vụ nào lệch."
        ),
        (
            "What to do: compare the open counters with the planned roster, keep to it or correct it; the page "
            "Forecast quality by service says which service is off."
        ),
    ),
    "alarm_promise_at_risk": ("Nguy cơ không giữ cam kết", "A promise at risk"),
    "alarm_promise_at_risk_says": (
        "{detail} % khả năng một dịch vụ không giữ được cam kết trong một giờ tới",
        "{detail} % likely that a service misses its promise in the next hour",
    ),
    "alarm_promise_at_risk_do": (
        "Việc nên làm: xem trang của điểm, ở đó có dịch vụ nào và gợi ý mở, đóng hoặc đổi nhóm việc của quầy.",
        "What to do: the branch's page says which service, and which counter to open or give other work.",
    ),
    "alarm_forecast_late": ("Gọi muộn hơn đã báo", "Called later than announced"),
    "alarm_forecast_late_says": (
        "{detail} % số gần đây được gọi muộn hơn 10 phút so với đã báo",
        "{detail} % of the last numbers were called over 10 minutes later than announced",
    ),
    "alarm_forecast_late_do": (
        (
            "Việc nên làm: xem có quầy tạm dừng hoặc đóng ngoài lịch không, mở thêm quầy nếu được; báo cho người "
            "đang chờ biết sẽ lâu hơn."
        ),
        (
            "What to do: look for counters that pause or closed against the roster, open one more if you can; tell "
            "those who wait that it takes longer."
        ),
    ),
    "alarm_printer": ("Máy in", "Printer"),
    "alarm_printer_says": ("Ki-ốt {subject}: {fault}", "Kiosk {subject}: {fault}"),
    "alarm_link_silent": ("Mất liên lạc", "Line silent"),
    "alarm_link_silent_says": ("Không có tin từ {time}", "Nothing heard since {time}"),
    "alarm_clock_off": ("Đồng hồ sai", "Clock off"),
    "alarm_clock_off_says": (
        "Đồng hồ của điểm chạy trước {detail} giây",
        "The branch's clock is {detail} s ahead",
    ),
    "alarm_clock_off_at": ("Ki-ốt {subject}: đồng hồ sai", "Kiosk {subject}: the clock is wrong"),
    "alarm_log_differs": ("Nhật ký khác nhau", "Logs differ"),
    "alarm_log_differs_says": (
        "Nhật ký của điểm và của trung tâm khác nhau từ {time}",
        "The branch's log and the centre's differ since {time}",
    ),
    "alarm_old_epoch": ("Máy cũ còn ghi", "Old epoch"),
    "alarm_old_epoch_says": (
        "Một máy đã bị thay thế vẫn gửi nhật ký từ {time}",
        "A node that was replaced has sent entries since {time}",
    ),
    "alarm_log_refused": ("Nhật ký bị từ chối", "Log refused"),
    "alarm_log_refused_says": (
        "Trung tâm không nhận: {subject}, từ {time}",
        "Not taken in: {subject}, since {time}",
    ),
    "the_center": ("Trung tâm", "The centre"),
    "alarm_webhook": ("Webhook bị dừng", "Webhook parked"),
    "alarm_webhook_says": (
        "Hệ thống nhận không lấy tin, webhook {subject} đã dừng: {detail}",
        "The receiver takes nothing, webhook {subject} is parked: {detail}",
    ),
    "alarm_webhook_do": (
        (
            "Việc nên làm: hỏi bên nhận; khi họ sẵn sàng, chạy motcua webhook resume {subject}. Không mất tin nào, "
            "gửi tiếp từ chỗ đã dừng."
        ),
        (
            "What to do: ask whoever runs the receiver; when it is back run motcua webhook resume {subject}. Nothing "
            "is lost, it goes on where it stopped."
        ),
    ),
    "center_certificate": (
        "Chứng thư số của trung tâm hết hạn {ends}. Gia hạn bằng motcua certificate renew, rồi chép đè tệp.",
        "The centre's own certificate ends {ends}. Renew it by motcua certificate renew, in its file.",
    ),
    "alarm_certificate": ("Chứng thư số của máy chủ", "Server's certificate"),
    "alarm_certificate_says": (
        "Chứng thư TLS của máy chủ tại điểm hết hạn {time}",
        "The TLS certificate of the branch's node ends at {time}",
    ),
    "alarm_certificate_do": (
        (
            "Việc nên làm: gia hạn bằng motcua certificate renew (hoặc nơi đã cấp), chép tệp mới đè lên tệp cũ; máy "
            "chủ tự nhận trong một phút. Quá hạn thì ki-ốt và quầy không còn kết nối được."
        ),
        (
            "What to do: renew it by motcua certificate renew (or where it was issued) and put the new file in place "
            "of the old; the node takes it within a minute. Past its end kiosks and counters cannot connect."
        ),
    ),
    "alarms": ("Cảnh báo", "Alarms"),
    "no_alarms": ("Không có cảnh báo nào.", "There are no alarms."),
    "going_on": ("Đang có", "Going on"),
    "history": ("Đã kết thúc", "Ended"),
    "no_history": ("Chưa có cảnh báo nào đã kết thúc.", "No alarm has ended yet."),
    "raised": ("Bắt đầu", "Raised"),
    "cleared": ("Kết thúc", "Ended"),
    "lasted": ("Kéo dài", "Lasted"),
    "taken_on_by": ("Người xử lý", "Taken on by"),
    "nobody": ("chưa có ai", "nobody yet"),
    "note": ("Ghi chú", "Note"),
    "note_hint": ("Ví dụ: đã gọi cho điểm trưởng", "For example: called the head of the branch"),
    "take_on": ("Nhận xử lý", "Take it on"),
    "acknowledged_meanwhile": (
        "Cảnh báo này đã kết thúc hoặc đã có người nhận.",
        "This alarm has ended, or somebody has taken it on.",
    ),
    "older": ("Cũ hơn", "Older"),
    "rules_intro": (
        (
            "Luật không quy định thời gian chờ lấy số; đây là ngưỡng do thành phố tự đặt. Ngưỡng phải bị vượt "
            "liên tục trong thời gian chờ báo, và hết hẳn trong thời gian chờ tắt, để cảnh báo không bật tắt liên"
            " tục."
        ),
        (
            "No law sets a wait in a queue; these limits are the city's own. What exceeds a limit has to last "
            "before it is an alarm, and stay away before that ends, so that alarms do not come and go."
        ),
    ),
    "rule": ("Cảnh báo", "Alarm"),
    "is_on": ("Bật", "On"),
    "threshold": ("Ngưỡng", "Threshold"),
    "raise_after": ("Báo sau (giây)", "Raise after (s)"),
    "clear_after": ("Tắt sau (giây)", "End after (s)"),
    "unit_minutes": ("phút", "minutes"),
    "unit_seconds": ("giây", "seconds"),
    "unit_percent": ("%", "%"),
    "unit_people": ("người", "people"),
    "unit_none": ("", ""),
    "save": ("Lưu", "Save"),
    "saved": ("Đã lưu. Ngưỡng mới có hiệu lực trong vài giây.", "Saved. It holds within a few seconds."),
    "bad_rule": (
        "Chưa lưu: hãy nhập số nguyên từ 0 đến 100000.",
        "Not saved: give whole numbers from 0 to 100000.",
    ),
    "rules_read_only": (
        "Chỉ quản trị viên và lãnh đạo đổi được ngưỡng.",
        "Administrators and directors may change these.",
    ),
}
