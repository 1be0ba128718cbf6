"""What the page of a branch says of advice and of what is at risk, in Vietnamese and English."""

from server_client.server.pages.bilingual import Bilingual

ADVICE_WORDS: Bilingual = {
    "advice": ("Gợi ý và nguy cơ", "Advice and risks"),
    "advice_do": ("Sẽ làm", "Do it"),
    "advice_not_now": ("Để sau", "Not now"),
    "advice_none": (
        "Lúc này không có thay đổi nào ở quầy giúp ích rõ rệt.",
        "No change of counters would clearly help now.",
    ),
    "advice_open": (
        "Mở thêm một quầy trong một giờ, nhóm việc “{profile}”",
        "Open one more counter for an hour, as “{profile}”",
    ),
    "advice_close": ("{counter} có thể nghỉ một giờ", "{counter} can close for an hour"),
    "advice_reskill": ("Cho {counter} làm nhóm việc “{profile}”", "Let {counter} work as “{profile}”"),
    "advice_why": (
        "{service}: {waiting} người đang chờ; nếu không làm, người cuối chờ đến khoảng {until}.",
        "{service}: {waiting} waiting; if nothing is done, the last of them until about {until}.",
    ),
    "advice_why_long": (
        "{service}: {waiting} người đang chờ; nếu không làm, có người còn chờ hơn hai giờ.",
        "{service}: {waiting} waiting; if nothing is done, some for over two hours more.",
    ),
    "advice_why_coming": (
        "{service}: chưa có ai chờ; giúp cho những người sắp đến.",
        "{service}: nobody waits yet; it helps those who are about to come.",
    ),
    "advice_saves": (
        "Tiết kiệm {minutes} phút chờ (từ {low} đến {high}) cho một giờ làm việc của quầy.",
        "Saves {minutes} minutes of waiting ({low} to {high}) for an hour of the counter.",
    ),
    "advice_kept": (
        "Thêm {people} người được gọi trong thời gian cam kết.",
        "{people} more people are called within the promise.",
    ),
    "advice_costs": (
        "Mọi người chờ thêm tổng cộng nhiều nhất {minutes} phút.",
        "Costs all who wait {minutes} minutes together at most.",
    ),
    "advice_said_do": ("Sẽ làm, nói lúc {at}", "To be done, said at {at}"),
    "advice_said_not_now": ("Để sau, nói lúc {at}", "Put off, said at {at}"),
    "advice_unanswered": ("Chưa trả lời", "No answer"),
    "advice_done": ("Đã làm lúc {at}", "Done at {at}"),
    "advice_not_done": ("Không làm", "Not done"),
    "advice_today": ("Gợi ý hôm nay và kết quả", "Today's advice and what came of it"),
    "advice_at": ("Lúc", "At"),
    "advice_what": ("Gợi ý", "Advice"),
    "advice_answer": ("Trả lời", "Answer"),
    "advice_without": ("Dự báo nếu không làm", "Foretold without"),
    "advice_with": ("Dự báo nếu làm", "Foretold with it"),
    "advice_happened": ("Thực tế", "What happened"),
    "advice_unit": (
        "Số phút chờ cộng lại của mọi người trong hai giờ từ lúc gợi ý; trong ngoặc là khoảng 8/10 khả năng.",
        "Minutes that all waited together in the two hours from the advice; 8 of 10 futures lie in the brackets.",
    ),
    "advice_later": ("chưa đủ hai giờ", "not two hours yet"),
    "risk_at": (
        "{service}: {percent} % khả năng không giữ được cam kết; dự kiến {share} % đúng hẹn, chờ lâu nhất {longest}.",
        "{service}: {percent} % likely to miss its promise; {share} % in time expected, the longest wait {longest}.",
    ),
    "risk_means": (
        "Trong một giờ tới. Không giữ cam kết: dưới 80 % được gọi trong thời gian cam kết.",
        "In the next hour. To miss the promise: fewer than 80 % are called within the promised wait.",
    ),
}
