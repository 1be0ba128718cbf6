<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>AccessibilitySheet</name>
    <message>
        <source>Make this kiosk easier to use</source>
        <translation>Điều chỉnh máy cho dễ sử dụng</translation>
    </message>
    <message>
        <source>It applies at once, and ends when you leave.</source>
        <translation>Áp dụng ngay và chỉ trong lượt sử dụng này.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>All off</source>
        <translation>Tắt hết</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Chọn nhanh theo nhu cầu</translation>
    </message>
    <message>
        <source>I do not see well</source>
        <translation>Tôi nhìn không rõ</translation>
    </message>
    <message>
        <source>Large letters, white on black, more time</source>
        <translation>Chữ lớn, chữ trắng trên nền đen, thêm thời gian</translation>
    </message>
    <message>
        <source>I am in a wheelchair or not tall</source>
        <translation>Tôi ngồi xe lăn hoặc không với cao được</translation>
    </message>
    <message>
        <source>Everything to touch further down, more time</source>
        <translation>Mọi nút bấm nằm thấp, thêm thời gian</translation>
    </message>
    <message>
        <source>Read it to me</source>
        <translation>Hãy đọc cho tôi nghe</translation>
    </message>
    <message>
        <source>Spoken in the headphones, with the keypad, more time</source>
        <translation>Đọc qua tai nghe, dùng bàn phím, thêm thời gian</translation>
    </message>
    <message>
        <source>Or each by itself</source>
        <translation>Hoặc chọn từng mục</translation>
    </message>
    <message>
        <source>Each by itself</source>
        <translation>Chọn từng mục</translation>
    </message>
    <message>
        <source>Large letters</source>
        <translation>Chữ lớn</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Tương phản cao</translation>
    </message>
    <message>
        <source>Everything within reach from a seat</source>
        <translation>Mọi nút bấm trong tầm với khi ngồi</translation>
    </message>
    <message>
        <source>More time on each page</source>
        <translation>Thêm thời gian cho mỗi trang</translation>
    </message>
    <message>
        <source>Spoken guidance</source>
        <translation>Hướng dẫn bằng giọng nói</translation>
    </message>
</context>
<context>
    <name>ActionRow</name>
    <message>
        <source>Call next</source>
        <translation>Mời số tiếp theo</translation>
    </message>
    <message>
        <source>Calls in %1 s – any key stops it</source>
        <translation>Tự mời sau %1 giây – bấm phím bất kỳ để dừng</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục làm việc</translation>
    </message>
    <message>
        <source>Start serving</source>
        <translation>Bắt đầu phục vụ</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Mời lại</translation>
    </message>
    <message>
        <source>Absent: end ticket</source>
        <translation>Vắng mặt: kết thúc phiếu</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Vắng mặt</translation>
    </message>
</context>
<context>
    <name>AdviceLine</name>
    <message>
        <source>Likely %1 of 100 are called within %2 min, the longest after %3 min</source>
        <translation>Dự kiến %1/100 lượt được gọi trong %2 phút, lâu nhất sau %3 phút</translation>
    </message>
    <message>
        <source>All together waited %1 min in two hours; without it %2 min were foretold</source>
        <translation>Trong hai giờ mọi người chờ tổng cộng %1 phút; nếu không làm, dự báo là %2 phút</translation>
    </message>
    <message>
        <source>Nobody waits longer for it</source>
        <translation>Không ai phải chờ lâu hơn vì thế</translation>
    </message>
    <message>
        <source>%1: nobody waits yet, it helps those about to come. Saves about %2 min of waiting</source>
        <translation>%1: chưa có ai chờ, giúp những người sắp đến. Tiết kiệm khoảng %2 phút chờ</translation>
    </message>
    <message>
        <source>%1: %2 waiting, some for over two hours more. Saves about %3 min of waiting</source>
        <translation>%1: %2 người đang chờ, có người còn chờ hơn hai giờ. Tiết kiệm khoảng %3 phút chờ</translation>
    </message>
    <message>
        <source>%1: %2 waiting, the last until about %3. Saves about %4 min of waiting</source>
        <translation>%1: %2 người đang chờ, người cuối chờ đến khoảng %3. Tiết kiệm khoảng %4 phút chờ</translation>
    </message>
    <message>
        <source>Noted, to be done: %1</source>
        <translation>Đã ghi nhận, sẽ làm: %1</translation>
    </message>
    <message>
        <source>Open one more counter for an hour as “%1”</source>
        <translation>Mở thêm một quầy trong một giờ theo nhóm việc “%1”</translation>
    </message>
    <message>
        <source>Counter %1 can close for an hour</source>
        <translation>Quầy %1 có thể nghỉ một giờ</translation>
    </message>
    <message>
        <source>Let counter %1 work as “%2”</source>
        <translation>Cho quầy %1 làm việc theo nhóm việc “%2”</translation>
    </message>
    <message>
        <source>%1 will hardly be in time in the next hour</source>
        <translation>%1 khó đúng hẹn trong một giờ tới</translation>
    </message>
    <message>
        <source>What came of the advice followed at %1</source>
        <translation>Kết quả của gợi ý đã làm lúc %1</translation>
    </message>
    <message>
        <source>Not now: %1</source>
        <translation>Để sau: %1</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Do it: %1</source>
        <translation>Sẽ làm: %1</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Sẽ làm</translation>
    </message>
</context>
<context>
    <name>AdviceStrip</name>
    <message>
        <source>and %1 more on the monitor</source>
        <translation>và %1 mục nữa trên trang giám sát</translation>
    </message>
</context>
<context>
    <name>AmountWords</name>
    <message numerus="yes">
        <source>%n originals</source>
        <translation>
            <numerusform>%n bản chính</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copies</source>
        <translation>
            <numerusform>%n bản sao</numerusform>
        </translation>
    </message>
    <message>
        <source>To be shown only, not handed in</source>
        <translation>Chỉ xuất trình, không nộp</translation>
    </message>
</context>
<context>
    <name>AppButton</name>
    <message>
        <source>Please wait</source>
        <translation>Xin vui lòng chờ</translation>
    </message>
</context>
<context>
    <name>AskedPaperRow</name>
    <message>
        <source>not needed</source>
        <translation>không cần</translation>
    </message>
</context>
<context>
    <name>AwayList</name>
    <message>
        <source>stepped aside %1 min ago</source>
        <translation>tạm rời quầy %1 phút trước</translation>
    </message>
    <message>
        <source>absent, called %1 min ago</source>
        <translation>vắng mặt, đã mời %1 phút trước</translation>
    </message>
    <message>
        <source>Is ready</source>
        <translation>Đã sẵn sàng</translation>
    </message>
    <message>
        <source>Is here</source>
        <translation>Đã có mặt</translation>
    </message>
    <message>
        <source>Nobody is away</source>
        <translation>Không có ai vắng mặt hay tạm rời quầy</translation>
    </message>
</context>
<context>
    <name>BoardKey</name>
    <message>
        <source>Space</source>
        <translation>Dấu cách</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Delete the last character</source>
        <translation>Xóa ký tự vừa gõ</translation>
    </message>
    <message>
        <source>Hyphen</source>
        <translation>Gạch nối</translation>
    </message>
    <message>
        <source>Apostrophe</source>
        <translation>Dấu nháy</translation>
    </message>
    <message>
        <source>Full stop</source>
        <translation>Dấu chấm</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Dấu phẩy</translation>
    </message>
    <message>
        <source>Slash</source>
        <translation>Gạch chéo</translation>
    </message>
    <message>
        <source>Less-than sign</source>
        <translation>Dấu nhỏ hơn</translation>
    </message>
    <message>
        <source>Plus</source>
        <translation>Dấu cộng</translation>
    </message>
    <message>
        <source>Opening bracket</source>
        <translation>Mở ngoặc</translation>
    </message>
    <message>
        <source>Closing bracket</source>
        <translation>Đóng ngoặc</translation>
    </message>
    <message>
        <source>Ampersand</source>
        <translation>Dấu và</translation>
    </message>
    <message>
        <source>At sign</source>
        <translation>A còng</translation>
    </message>
    <message>
        <source>grave accent</source>
        <translation>dấu huyền</translation>
    </message>
    <message>
        <source>hook</source>
        <translation>dấu hỏi</translation>
    </message>
    <message>
        <source>tilde</source>
        <translation>dấu ngã</translation>
    </message>
    <message>
        <source>acute accent</source>
        <translation>dấu sắc</translation>
    </message>
    <message>
        <source>dot below</source>
        <translation>dấu nặng</translation>
    </message>
</context>
<context>
    <name>BookingPage</name>
    <message>
        <source>Which phone number did you book with?</source>
        <translation>Ông/bà đặt lịch bằng số điện thoại nào?</translation>
    </message>
    <message>
        <source>What is the code of your booking?</source>
        <translation>Mã đặt lịch của ông/bà là gì?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Number without a booking</source>
        <translation>Lấy số thường</translation>
    </message>
    <message>
        <source>Find my booking</source>
        <translation>Tìm lịch hẹn</translation>
    </message>
    <message>
        <source>This is not a whole phone number. A mobile number has 10 digits and begins with 0.</source>
        <translation>Số điện thoại chưa đủ. Số di động có 10 chữ số và bắt đầu bằng số 0.</translation>
    </message>
    <message>
        <source>This cannot be a booking&apos;s code. Please compare it with your confirmation.</source>
        <translation>Mã đặt lịch chưa đúng. Xin ông/bà đối chiếu lại với tin báo đặt lịch.</translation>
    </message>
    <message>
        <source>No bookings for today have reached this machine. Please take a number without a booking, or ask a member of staff.</source>
        <translation>Hôm nay máy chưa nhận được danh sách đặt lịch. Mời ông/bà lấy số thường, hoặc hỏi cán bộ.</translation>
    </message>
    <message>
        <source>There is no booking for today with this number. Perhaps it was made with another one?</source>
        <translation>Hôm nay không có lịch hẹn nào của số điện thoại này. Có thể ông/bà đã đặt bằng số khác?</translation>
    </message>
    <message>
        <source>There is no booking with this code. Please compare it with your confirmation.</source>
        <translation>Không tìm thấy lịch hẹn có mã này. Xin ông/bà đối chiếu lại với tin báo đặt lịch.</translation>
    </message>
    <message>
        <source>Find it by</source>
        <translation>Tìm theo</translation>
    </message>
    <message>
        <source>Booking code</source>
        <translation>Mã đặt lịch</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Số điện thoại</translation>
    </message>
    <message>
        <source>Touch here to type</source>
        <translation>Chạm vào đây để nhập</translation>
    </message>
    <message>
        <source>It is in the message or app in which the booking was confirmed.</source>
        <translation>Mã có trong tin nhắn hoặc ứng dụng báo đặt lịch thành công.</translation>
    </message>
    <message>
        <source>Finds bookings for today.</source>
        <translation>Tìm được lịch hẹn của hôm nay.</translation>
    </message>
    <message>
        <source>Or hold the QR code of your booking to the scanner.</source>
        <translation>Hoặc đưa mã QR đặt lịch vào máy quét, không cần nhập.</translation>
    </message>
</context>
<context>
    <name>BookingsPage</name>
    <message>
        <source>Booking at %1, %2. Take the number?</source>
        <translation>Lịch hẹn %1, %2. Nhận số?</translation>
    </message>
    <message>
        <source>For which booking do you take the number?</source>
        <translation>Ông/bà nhận số cho lịch hẹn nào?</translation>
    </message>
    <message>
        <source>Your number is %1</source>
        <translation>Số của ông/bà là %1</translation>
    </message>
    <message>
        <source>It is too early for your booking</source>
        <translation>Chưa đến giờ nhận số</translation>
    </message>
    <message>
        <source>Your booking is for another day</source>
        <translation>Lịch hẹn không phải hôm nay</translation>
    </message>
    <message>
        <source>The day of your booking is over</source>
        <translation>Lịch hẹn đã qua ngày</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Number without a booking</source>
        <translation>Lấy số thường</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Take the number</source>
        <translation>Nhận số</translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>Please wait</source>
        <translation>Xin vui lòng chờ</translation>
    </message>
</context>
<context>
    <name>CallList</name>
    <message>
        <source>Number</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Called last</source>
        <translation>Vừa gọi</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Quầy</translation>
    </message>
    <message>
        <source>The numbers called last are listed here.</source>
        <translation>Các số vừa gọi sẽ hiện ở đây.</translation>
    </message>
</context>
<context>
    <name>CallPlate</name>
    <message>
        <source>Number %1, please go to counter %2</source>
        <translation>Mời số %1 đến quầy %2</translation>
    </message>
    <message>
        <source>Now calling number</source>
        <translation>Xin mời số</translation>
    </message>
    <message>
        <source>call %1</source>
        <translation>gọi lần %1</translation>
    </message>
    <message>
        <source>to counter</source>
        <translation>đến quầy</translation>
    </message>
</context>
<context>
    <name>CallRow</name>
    <message>
        <source>Number %1, counter %2</source>
        <translation>Số %1, quầy %2</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Hold the card&apos;s QR code to the scanner</source>
        <translation>Xin đưa mã QR trên thẻ vào máy đọc</translation>
    </message>
    <message>
        <source>About a hand&apos;s width away, flat and still, until it beeps.</source>
        <translation>Giữ thẻ phẳng và yên, cách máy đọc khoảng một gang tay, đến khi nghe tiếng bíp.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Type it instead</source>
        <translation>Tự nhập</translation>
    </message>
    <message>
        <source>The scanner does not answer at the moment</source>
        <translation>Máy đọc thẻ đang tạm nghỉ</translation>
    </message>
    <message>
        <source>Please type it instead, or go on without.</source>
        <translation>Ông/bà có thể tự nhập, hoặc lấy số luôn.</translation>
    </message>
    <message>
        <source>Card of 2021 to mid-2024</source>
        <translation>Thẻ cấp trước 7/2024</translation>
    </message>
    <message>
        <source>QR code on the front, upper right</source>
        <translation>Mã QR ở mặt trước, góc trên bên phải</translation>
    </message>
    <message>
        <source>Card since July 2024</source>
        <translation>Thẻ cấp từ 7/2024</translation>
    </message>
    <message>
        <source>QR code on the back</source>
        <translation>Mã QR ở mặt sau</translation>
    </message>
    <message>
        <source>Health insurance cards, VNeID and payment codes cannot be read here.</source>
        <translation>Máy không đọc thẻ bảo hiểm y tế, mã VNeID và mã thanh toán.</translation>
    </message>
</context>
<context>
    <name>CheckInWords</name>
    <message>
        <source>The booked time has passed</source>
        <translation>Đã quá giờ hẹn</translation>
    </message>
    <message>
        <source>Too early</source>
        <translation>Còn sớm</translation>
    </message>
    <message>
        <source>Number %1 was given out for it</source>
        <translation>Đã nhận số %1</translation>
    </message>
    <message>
        <source>Not for today</source>
        <translation>Chưa đến ngày hẹn</translation>
    </message>
    <message>
        <source>It was for a day that is over</source>
        <translation>Đã qua ngày hẹn</translation>
    </message>
    <message>
        <source>You may check in now</source>
        <translation>Đã đến lúc nhận số</translation>
    </message>
    <message>
        <source>You may still take your number; your place in the line counts from now.</source>
        <translation>Ông/bà vẫn nhận được số; thứ tự tính từ lúc này.</translation>
    </message>
    <message>
        <source>Numbers for it are given out from %1.</source>
        <translation>Nhận số được từ %1.</translation>
    </message>
    <message>
        <source>Please keep to that ticket. If it is lost, a member of staff prints it again.</source>
        <translation>Xin dùng phiếu đã in. Nếu mất phiếu, cán bộ sẽ in lại cho ông/bà.</translation>
    </message>
    <message>
        <source>Please come back on %1.</source>
        <translation>Mời ông/bà đến vào %1.</translation>
    </message>
    <message>
        <source>Please book again, or take a number without a booking.</source>
        <translation>Mời ông/bà đặt lịch lại, hoặc lấy số thường.</translation>
    </message>
</context>
<context>
    <name>ClosedHall</name>
    <message>
        <source>Getting ready</source>
        <translation>Đang chuẩn bị</translation>
    </message>
    <message>
        <source>We have not opened yet today</source>
        <translation>Hôm nay chưa bắt đầu tiếp nhận</translation>
    </message>
    <message>
        <source>We had to close early today</source>
        <translation>Hôm nay nghỉ sớm</translation>
    </message>
    <message>
        <source>We are closed for today</source>
        <translation>Hôm nay đã hết giờ tiếp nhận</translation>
    </message>
    <message>
        <source>Closed today: %1</source>
        <translation>Hôm nay nghỉ: %1</translation>
    </message>
    <message>
        <source>Numbers will appear here in a moment.</source>
        <translation>Số sẽ hiện ra sau giây lát.</translation>
    </message>
    <message>
        <source>Please wait until numbers are given out.</source>
        <translation>Xin quý khách vui lòng chờ đến giờ phát số.</translation>
    </message>
    <message>
        <source>We are sorry. Please come again.</source>
        <translation>Mong quý khách thông cảm và hẹn gặp lại.</translation>
    </message>
    <message>
        <source>Thank you for coming. See you again.</source>
        <translation>Xin cảm ơn và hẹn gặp lại quý khách.</translation>
    </message>
    <message>
        <source>We wish you a good holiday.</source>
        <translation>Kính chúc quý khách một ngày nghỉ vui vẻ.</translation>
    </message>
    <message>
        <source>For staff: voice %1; all screens of this hall must show the same</source>
        <translation>Dành cho cán bộ: giọng đọc %1; mọi màn hình trong sảnh này phải hiện giống nhau</translation>
    </message>
    <message>
        <source>For staff: %1 does not take this screen in. Give it a new credential.</source>
        <translation>Dành cho cán bộ: %1 không nhận màn hình này. Hãy cấp lại mã thiết bị.</translation>
    </message>
    <message>
        <source>For staff: %1 is not reached. Look at the network cable and the branch&apos;s server; the screen goes on by itself.</source>
        <translation>Dành cho cán bộ: chưa nối được với %1. Hãy kiểm tra dây mạng và máy chủ của chi nhánh; màn hình sẽ tự chạy tiếp.</translation>
    </message>
</context>
<context>
    <name>ClosingPage</name>
    <message>
        <source>This kiosk is closed to citizens.</source>
        <translation>Ki-ốt đang đóng với người dân.</translation>
    </message>
    <message>
        <source>Close the kiosk to citizens</source>
        <translation>Tạm đóng ki-ốt</translation>
    </message>
    <message>
        <source>The centre has closed it and opens it again.</source>
        <translation>Trung tâm đã đóng và sẽ mở lại.</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Từ %1</translation>
    </message>
    <message>
        <source>Choose what citizens read. It stays closed, also after a restart, until it is opened here.</source>
        <translation>Chọn lời báo cho người dân. Ki-ốt đóng cho đến khi mở lại tại đây, kể cả sau khi khởi động lại.</translation>
    </message>
    <message>
        <source>Open the kiosk again</source>
        <translation>Mở lại ki-ốt</translation>
    </message>
    <message>
        <source>The office&apos;s own message</source>
        <translation>Lời báo riêng của cơ quan</translation>
    </message>
    <message>
        <source>As the settings have it</source>
        <translation>Theo tệp cài đặt</translation>
    </message>
</context>
<context>
    <name>ConfirmCard</name>
    <message>
        <source>In line now</source>
        <translation>Hàng chờ lúc này</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>Chưa có ai&#xa0;chờ</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n người đang&#xa0;chờ</numerusform>
        </translation>
    </message>
    <message>
        <source>Expected wait: %1</source>
        <translation>Dự kiến chờ: %1</translation>
    </message>
    <message>
        <source>With the same number, afterwards</source>
        <translation>Cùng số này, sau đó làm tiếp</translation>
    </message>
    <message>
        <source>Made ready</source>
        <translation>Hồ sơ đã chuẩn bị</translation>
    </message>
    <message numerus="yes">
        <source>%n dossiers</source>
        <translation>
            <numerusform>%n hồ sơ</numerusform>
        </translation>
    </message>
    <message>
        <source>Your data made ready</source>
        <translation>Thông tin đã chuẩn bị</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Có</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Diện ưu tiên</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không</translation>
    </message>
</context>
<context>
    <name>ConfirmPage</name>
    <message>
        <source>Is this right?</source>
        <translation>Xin kiểm tra lại</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Take a number</source>
        <translation>Lấy số</translation>
    </message>
</context>
<context>
    <name>Connecting</name>
    <message>
        <source>Connecting to the branch</source>
        <translation>Đang kết nối với chi nhánh</translation>
    </message>
    <message>
        <source>The branch&apos;s server is not reached; it is tried again and again</source>
        <translation>Chưa kết nối được máy chủ của chi nhánh; hệ thống đang tự thử lại</translation>
    </message>
</context>
<context>
    <name>CopiesPage</name>
    <message>
        <source>Print a number once more</source>
        <translation>In lại phiếu số</translation>
    </message>
    <message>
        <source>The paper says that it is a copy. The number keeps its place.</source>
        <translation>Phiếu in lại có ghi “bản in lại”. Số giữ nguyên thứ tự.</translation>
    </message>
    <message>
        <source>This kiosk has given out no number today.</source>
        <translation>Hôm nay ki-ốt này chưa cấp số nào.</translation>
    </message>
</context>
<context>
    <name>CopyLine</name>
    <message>
        <source>not printed</source>
        <translation>chưa in được</translation>
    </message>
    <message>
        <source>not printed: %1</source>
        <translation>chưa in được: %1</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>đã in</translation>
    </message>
    <message numerus="yes">
        <source>printed %n times</source>
        <translation>
            <numerusform>đã in %n lần</numerusform>
        </translation>
    </message>
    <message>
        <source>The copy has come out.</source>
        <translation>Đã in xong phiếu.</translation>
    </message>
    <message>
        <source>No paper: %1.</source>
        <translation>Không in được: %1.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>time and whether it was printed</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In lại</translation>
    </message>
    <message>
        <source>Print %1 once more</source>
        <translation>In lại phiếu số %1</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message numerus="yes">
        <source>%n seconds left</source>
        <translation>
            <numerusform>Còn %n giây</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CounterGrid</name>
    <message>
        <source>Counter</source>
        <translation>Quầy</translation>
    </message>
</context>
<context>
    <name>CounterTile</name>
    <message>
        <source>Counter %1</source>
        <translation>Quầy %1</translation>
    </message>
    <message>
        <source>free</source>
        <translation>trống</translation>
    </message>
</context>
<context>
    <name>CutMark</name>
    <message>
        <source>As of %1, reconnecting</source>
        <translation>Số liệu lúc %1, đang nối lại</translation>
    </message>
</context>
<context>
    <name>DayFigures</name>
    <message>
        <source>Served</source>
        <translation>Đã phục vụ</translation>
    </message>
    <message>
        <source>Within the promised wait</source>
        <translation>Trong thời gian hẹn</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Serving, mean</source>
        <translation>Phục vụ trung bình</translation>
    </message>
    <message>
        <source>Serving, longest</source>
        <translation>Phục vụ lâu nhất</translation>
    </message>
    <message>
        <source>They waited, mean</source>
        <translation>Chờ trung bình</translation>
    </message>
    <message>
        <source>They waited, longest</source>
        <translation>Chờ lâu nhất</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>Không có mặt</translation>
    </message>
</context>
<context>
    <name>DeskTicketSheet</name>
    <message>
        <source>Number for the person at the desk</source>
        <translation>Số cho công dân tại quầy</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) wait before this number</source>
        <translation>
            <numerusform>Có %n người chờ trước số này</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody waits before this number</source>
        <translation>Chưa có ai chờ trước số này</translation>
    </message>
    <message>
        <source>Expected wait: %1</source>
        <translation>Dự kiến chờ: %1</translation>
    </message>
    <message>
        <source>QR code of the ticket&apos;s page</source>
        <translation>Mã QR trang theo dõi số</translation>
    </message>
    <message>
        <source>Photograph this to follow the number on a phone</source>
        <translation>Mời ông/bà chụp mã này để theo dõi số trên điện thoại</translation>
    </message>
</context>
<context>
    <name>DossierApplicantSheet</name>
    <message>
        <source>Compare with the papers. It is changed in all open dossiers of this person.</source>
        <translation>So lại với giấy tờ. Sửa ở đây là sửa trong mọi hồ sơ đang mở của người này.</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>Người nộp hồ sơ</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>This is no phone number. Type 8 to 15 figures, or nothing.</source>
        <translation>Đây không phải số điện thoại. Nhập 8 đến 15 chữ số, hoặc để trống.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Thư điện tử</translation>
    </message>
</context>
<context>
    <name>DossierCaseSheet</name>
    <message>
        <source>Which case is it?</source>
        <translation>Trường hợp nào?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
</context>
<context>
    <name>DossierClashSheet</name>
    <message>
        <source>What does not clash is kept from both.</source>
        <translation>Phần không mâu thuẫn được giữ từ cả hai bên.</translation>
    </message>
    <message>
        <source>A colleague has changed this dossier too</source>
        <translation>Đồng nghiệp cũng vừa sửa hồ sơ này</translation>
    </message>
    <message>
        <source>Mine counts</source>
        <translation>Lấy bản của tôi</translation>
    </message>
    <message>
        <source>Theirs counts</source>
        <translation>Lấy bản kia</translation>
    </message>
    <message>
        <source>Mine: %1</source>
        <translation>Của tôi: %1</translation>
    </message>
    <message>
        <source>Theirs: %1</source>
        <translation>Bản kia: %1</translation>
    </message>
</context>
<context>
    <name>DossierEndSheet</name>
    <message>
        <source>Nothing is missing. Write what else is to be brought or put right.</source>
        <translation>Không thiếu giấy tờ nào. Ghi rõ cần bổ sung hoặc sửa gì.</translation>
    </message>
    <message numerus="yes">
        <source>%n papers are missing. Ask for them with a supplement, or receive it all the same.</source>
        <translation>
            <numerusform>Còn thiếu %n giấy tờ. Yêu cầu bổ sung, hoặc vẫn tiếp nhận.</numerusform>
        </translation>
    </message>
    <message>
        <source>No case is chosen, so no paper is listed on the receipt.</source>
        <translation>Chưa chọn trường hợp nên giấy tiếp nhận không ghi giấy tờ nào.</translation>
    </message>
    <message>
        <source>A refusal needs its reason in writing.</source>
        <translation>Từ chối phải ghi rõ lý do bằng văn bản.</translation>
    </message>
    <message>
        <source>Papers of this dossier were asked for before. A second supplement counts as late.</source>
        <translation>Hồ sơ này đã được yêu cầu bổ sung một lần. Yêu cầu lần thứ hai bị tính là trễ hạn.</translation>
    </message>
    <message>
        <source>End with advice</source>
        <translation>Kết thúc: chỉ hướng dẫn</translation>
    </message>
    <message>
        <source>Receive the dossier</source>
        <translation>Tiếp nhận hồ sơ</translation>
    </message>
    <message>
        <source>Refuse the dossier</source>
        <translation>Từ chối hồ sơ</translation>
    </message>
    <message>
        <source>Ask for a supplement</source>
        <translation>Yêu cầu bổ sung</translation>
    </message>
    <message>
        <source>Nothing is handed in, and no form is printed.</source>
        <translation>Không nhận giấy tờ và không in phiếu nào.</translation>
    </message>
    <message>
        <source>The receipt gets the day and hour of the result.</source>
        <translation>Giấy tiếp nhận ghi ngày, giờ trả kết quả.</translation>
    </message>
    <message>
        <source>The person gets the refusal in writing, with its reason.</source>
        <translation>Người dân nhận phiếu từ chối có ghi lý do.</translation>
    </message>
    <message>
        <source>Once and completely: all that is missing is asked for at once.</source>
        <translation>Một lần, đầy đủ: yêu cầu tất cả những gì còn thiếu.</translation>
    </message>
    <message>
        <source>Receive all the same</source>
        <translation>Vẫn tiếp nhận</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>Yêu cầu bổ sung</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>The reason, with the rule it follows from</source>
        <translation>Lý do và căn cứ pháp lý</translation>
    </message>
    <message>
        <source>One reason a line</source>
        <translation>Mỗi lý do một dòng</translation>
    </message>
    <message>
        <source>What else is to be brought or put right</source>
        <translation>Cần bổ sung hoặc sửa thêm</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Type or scan it, or leave it empty: it may come by itself</source>
        <translation>Nhập hoặc quét mã, hoặc để trống: mã có thể tự về sau</translation>
    </message>
    <message>
        <source>Dossier code</source>
        <translation>Mã hồ sơ</translation>
    </message>
</context>
<context>
    <name>DossierFacts</name>
    <message>
        <source>born %1</source>
        <translation>sinh năm %1</translation>
    </message>
    <message>
        <source>Nobody is named yet</source>
        <translation>Chưa có tên người nộp</translation>
    </message>
    <message>
        <source>Choose the case</source>
        <translation>Chọn trường hợp</translation>
    </message>
    <message>
        <source>Result at: %1</source>
        <translation>Trả kết quả tại: %1</translation>
    </message>
    <message>
        <source>As published: %1</source>
        <translation>Theo công bố: %1</translation>
    </message>
    <message>
        <source>Fee not entered</source>
        <translation>Chưa nhập lệ phí</translation>
    </message>
    <message>
        <source>No fee</source>
        <translation>Không thu lệ phí</translation>
    </message>
    <message>
        <source>Fee: %1 đ</source>
        <translation>Lệ phí: %1 đ</translation>
    </message>
    <message numerus="yes">
        <source>%n sets</source>
        <translation>
            <numerusform>%n bộ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierFoot</name>
    <message>
        <source>A colleague has changed this dossier too. Decide what counts.</source>
        <translation>Đồng nghiệp cũng vừa sửa hồ sơ này. Hãy chọn bản được giữ.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Supplement</source>
        <translation>Bổ sung</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>Advise</source>
        <translation>Hướng dẫn</translation>
    </message>
    <message>
        <source>Received. Result due at %1</source>
        <translation>Đã tiếp nhận. Trả kết quả lúc %1</translation>
    </message>
    <message>
        <source>Dossier code</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Print now</source>
        <translation>In ngay</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>In lại</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Finish: %1</source>
        <translation>Kết thúc: %1</translation>
    </message>
</context>
<context>
    <name>DossierKeyGroup</name>
    <message>
        <source>Dossiers</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Papers: arrows, space, figures</source>
        <translation>Giấy tờ: phím mũi tên, dấu cách, chữ số</translation>
    </message>
    <message>
        <source>A paper that is not needed</source>
        <translation>Giấy tờ không cần</translation>
    </message>
    <message>
        <source>Receive, supplement, refuse, advise</source>
        <translation>Tiếp nhận, bổ sung, từ chối, hướng dẫn</translation>
    </message>
    <message>
        <source>Next or previous dossier</source>
        <translation>Hồ sơ sau, hồ sơ trước</translation>
    </message>
    <message>
        <source>Applicant, procedure, case</source>
        <translation>Người nộp, thủ tục, trường hợp</translation>
    </message>
    <message>
        <source>Fee, sets, place of the result</source>
        <translation>Lệ phí, số bộ, nơi trả kết quả</translation>
    </message>
    <message>
        <source>Add a dossier, note to colleagues</source>
        <translation>Thêm hồ sơ, ghi chú cho đồng nghiệp</translation>
    </message>
    <message>
        <source>Code, print</source>
        <translation>Mã hồ sơ, in phiếu</translation>
    </message>
    <message>
        <source>Finish with what the dossiers came to</source>
        <translation>Kết thúc theo kết quả hồ sơ</translation>
    </message>
</context>
<context>
    <name>DossierNoteLine</name>
    <message>
        <source>Note to whoever goes on (no data of a person)</source>
        <translation>Ghi chú cho người tiếp theo (không ghi dữ liệu cá nhân)</translation>
    </message>
</context>
<context>
    <name>DossierNoteSheet</name>
    <message>
        <source>Read by whoever calls this visit next, gone with the day.</source>
        <translation>Người gọi tiếp theo sẽ đọc; tự xóa khi hết ngày.</translation>
    </message>
    <message>
        <source>From %1: %2</source>
        <translation>Từ %1: %2</translation>
    </message>
    <message>
        <source>Note to colleagues</source>
        <translation>Ghi chú cho đồng nghiệp</translation>
    </message>
    <message>
        <source>Leave the note</source>
        <translation>Để lại ghi chú</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>No names, numbers, illnesses or other data of a person.</source>
        <translation>Không ghi tên, số giấy tờ, bệnh tật hay dữ liệu cá nhân khác.</translation>
    </message>
    <message>
        <source>e.g. waits for the form from counter 3</source>
        <translation>ví dụ: chờ tờ khai từ quầy 3</translation>
    </message>
    <message>
        <source>Note, %1 of 200 characters</source>
        <translation>Ghi chú, %1/200 ký tự</translation>
    </message>
</context>
<context>
    <name>DossierPane</name>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Note: 1</source>
        <translation>Ghi chú: 1</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
</context>
<context>
    <name>DossierProcedureSheet</name>
    <message>
        <source>Papers that are handed in already stay, if the new list has them.</source>
        <translation>Giấy tờ đã nhận được giữ nguyên nếu danh mục mới cũng có.</translation>
    </message>
    <message>
        <source>Another procedure for this dossier</source>
        <translation>Đổi thủ tục cho hồ sơ này</translation>
    </message>
    <message>
        <source>One more dossier</source>
        <translation>Thêm một hồ sơ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>What it is about, with or without marks, or its code</source>
        <translation>Nội dung, có dấu hoặc không dấu, hay mã thủ tục</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>online only</source>
        <translation>chỉ nộp trực tuyến</translation>
    </message>
    <message>
        <source>Type a word or two.</source>
        <translation>Nhập một vài từ.</translation>
    </message>
    <message>
        <source>Nothing is found yet. Try another word.</source>
        <translation>Chưa tìm thấy. Thử từ khác.</translation>
    </message>
</context>
<context>
    <name>DossierRow</name>
    <message>
        <source>You choose the line in a later step</source>
        <translation>Ông/bà chọn lĩnh vực ở bước sau</translation>
    </message>
    <message>
        <source>All required papers</source>
        <translation>Đủ giấy tờ phải có</translation>
    </message>
    <message numerus="yes">
        <source>%n papers missing</source>
        <translation>
            <numerusform>Còn thiếu %n giấy tờ</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Bỏ ra</translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <translation>Bỏ ra: %1</translation>
    </message>
</context>
<context>
    <name>DossierStrip</name>
    <message>
        <source>Note: %1</source>
        <translation>Ghi chú: %1</translation>
    </message>
    <message>
        <source>Add a dossier</source>
        <translation>Thêm hồ sơ</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message numerus="yes">
        <source>%n dossiers prepared</source>
        <translation>
            <numerusform>Đã chuẩn bị %n hồ sơ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n papers are missing</source>
        <translation>
            <numerusform>còn thiếu %n giấy tờ</numerusform>
        </translation>
    </message>
    <message>
        <source>no paper is missing</source>
        <translation>không thiếu giấy tờ</translation>
    </message>
    <message>
        <source>Note from %1: %2</source>
        <translation>Ghi chú của %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 went without %n printed forms</source>
        <translation>
            <numerusform>%1 chưa được in %n phiếu</numerusform>
        </translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Không cần nữa</translation>
    </message>
</context>
<context>
    <name>DossierTab</name>
    <message>
        <source>changed elsewhere</source>
        <translation>bị sửa nơi khác</translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>thiếu %n</numerusform>
        </translation>
    </message>
    <message>
        <source>complete</source>
        <translation>đủ</translation>
    </message>
    <message>
        <source>Dossier %1: %2</source>
        <translation>Hồ sơ %1: %2</translation>
    </message>
    <message>
        <source>sending…</source>
        <translation>đang gửi…</translation>
    </message>
</context>
<context>
    <name>DossierTermsSheet</name>
    <message>
        <source>The catalogue names no fee for this procedure.</source>
        <translation>Danh mục không ghi lệ phí của thủ tục này.</translation>
    </message>
    <message>
        <source>Fee as published: %1</source>
        <translation>Lệ phí theo công bố: %1</translation>
    </message>
    <message>
        <source>Sets, fee, place of the result</source>
        <translation>Số bộ, lệ phí, nơi trả kết quả</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Keep, and show the fee</source>
        <translation>Lưu và hiện lệ phí</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>This is no amount: write the dong in figures, 0 if there is no fee</source>
        <translation>Đây không phải số tiền: viết bằng chữ số, ghi 0 nếu không thu</translation>
    </message>
    <message>
        <source>Amount in dong, such as 150.000</source>
        <translation>Số tiền (đồng), ví dụ 150.000</translation>
    </message>
    <message>
        <source>Fee; empty while it is not known, 0 if there is none</source>
        <translation>Lệ phí; để trống nếu chưa biết, ghi 0 nếu không thu</translation>
    </message>
    <message>
        <source>Write how many sets there are, from 1 to 99</source>
        <translation>Ghi số bộ hồ sơ, từ 1 đến 99</translation>
    </message>
    <message>
        <source>Sets of papers</source>
        <translation>Số bộ hồ sơ</translation>
    </message>
    <message>
        <source>Here; or another place, or by post</source>
        <translation>Tại đây; hoặc nơi khác, hoặc qua bưu điện</translation>
    </message>
    <message>
        <source>Result is fetched at</source>
        <translation>Nơi trả kết quả</translation>
    </message>
</context>
<context>
    <name>DossierWords</name>
    <message>
        <source>The dossiers cannot be had now. Calling and finishing go on; they come by themselves.</source>
        <translation>Chưa lấy được hồ sơ. Vẫn gọi và kết thúc số bình thường; hồ sơ sẽ tự về.</translation>
    </message>
    <message>
        <source>Nothing was prepared for this visit</source>
        <translation>Lượt này chưa chuẩn bị hồ sơ</translation>
    </message>
    <message>
        <source>Looking for what was prepared…</source>
        <translation>Đang tìm hồ sơ đã chuẩn bị…</translation>
    </message>
    <message>
        <source>The city&apos;s system did not take it. The engineer is told.</source>
        <translation>Hệ thống thành phố không nhận. Kỹ thuật viên đã được báo.</translation>
    </message>
    <message>
        <source>The city&apos;s system has it.</source>
        <translation>Hệ thống thành phố đã nhận.</translation>
    </message>
    <message>
        <source>The city&apos;s system is told; its code comes by itself.</source>
        <translation>Đang gửi hệ thống thành phố; mã sẽ tự về.</translation>
    </message>
    <message>
        <source>The form was not printed and is kept. See whether the printer is on and has paper, then print again.</source>
        <translation>Phiếu chưa in được và vẫn được giữ. Kiểm tra máy in đã bật, còn giấy, rồi in lại.</translation>
    </message>
    <message>
        <source>No printer is set up at this counter; nothing was printed</source>
        <translation>Quầy chưa cài máy in; chưa in phiếu</translation>
    </message>
    <message>
        <source>The form is printed</source>
        <translation>Đã in phiếu</translation>
    </message>
    <message>
        <source>The form is being printed…</source>
        <translation>Đang in phiếu…</translation>
    </message>
    <message>
        <source>The receipt waits for the dossier&apos;s code</source>
        <translation>Giấy tiếp nhận chờ mã hồ sơ</translation>
    </message>
    <message>
        <source>These dossiers are not at this counter any more.</source>
        <translation>Hồ sơ này không còn ở quầy.</translation>
    </message>
    <message>
        <source>Another clerk has this dossier in hand. They end it, or you take it over.</source>
        <translation>Cán bộ khác đang xử lý hồ sơ này. Chờ cán bộ đó kết thúc, hoặc tiếp quản hồ sơ.</translation>
    </message>
    <message>
        <source>The server does not take this: %1</source>
        <translation>Máy chủ không nhận: %1</translation>
    </message>
    <message>
        <source>This procedure or case is not in force today. Choose another.</source>
        <translation>Thủ tục hoặc trường hợp này hôm nay không còn hiệu lực. Chọn thủ tục khác.</translation>
    </message>
    <message>
        <source>Not at the server yet. What you entered is kept here and sent by itself.</source>
        <translation>Chưa gửi được. Nội dung đã nhập được giữ ở đây và tự gửi sau.</translation>
    </message>
    <message>
        <source>Advised</source>
        <translation>Đã hướng dẫn</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Đã tiếp nhận</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Đã từ chối</translation>
    </message>
    <message>
        <source>Supplement asked</source>
        <translation>Đã yêu cầu bổ sung</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Đã hết hạn</translation>
    </message>
    <message>
        <source>Not valid</source>
        <translation>Không hợp lệ</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Thiếu</translation>
    </message>
    <message>
        <source>Not certified</source>
        <translation>Chưa chứng thực</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Mờ, rách, không đọc được</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Dossier code</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Result is fetched at</source>
        <translation>Nơi trả kết quả</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Thư điện tử</translation>
    </message>
    <message>
        <source>It was ended</source>
        <translation>Đã kết thúc</translation>
    </message>
    <message>
        <source>Fee in dong</source>
        <translation>Lệ phí (đồng)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ tên</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Procedure and papers</source>
        <translation>Thủ tục và giấy tờ</translation>
    </message>
    <message>
        <source>Sets</source>
        <translation>Số bộ</translation>
    </message>
    <message>
        <source>handed in</source>
        <translation>đã nộp</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>thiếu</translation>
    </message>
    <message>
        <source>from data</source>
        <translation>có dữ liệu</translation>
    </message>
</context>
<context>
    <name>DossiersPage</name>
    <message numerus="yes">
        <source>You are ready to hand in %n dossiers</source>
        <translation>
            <numerusform>Ông/bà sẽ nộp %n hồ sơ</numerusform>
        </translation>
    </message>
    <message>
        <source>One number is enough for all of them.</source>
        <translation>Chỉ cần lấy một số cho tất cả.</translation>
    </message>
    <message>
        <source>Do you have another one today? One number is enough for all.</source>
        <translation>Hôm nay ông/bà còn hồ sơ khác không? Chỉ cần lấy một số.</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Dừng lại</translation>
    </message>
    <message>
        <source>Another dossier</source>
        <translation>Thêm hồ sơ</translation>
    </message>
    <message>
        <source>Take a number</source>
        <translation>Lấy số</translation>
    </message>
</context>
<context>
    <name>ElsewhereCard</name>
    <message>
        <source>About %1 min on the way, then a wait of %2.</source>
        <translation>Đi khoảng %1&#xa0;phút, đến nơi chờ %2.</translation>
    </message>
    <message>
        <source>To move there: take a number here, then scan the code on the slip.</source>
        <translation>Lấy số ở đây rồi quét mã trên phiếu để chuyển sang đó.</translation>
    </message>
    <message>
        <source>%1: about %2 min sooner</source>
        <translation>%1: nhanh hơn khoảng %2&#xa0;phút</translation>
    </message>
</context>
<context>
    <name>EndingPage</name>
    <message>
        <source>Start the program afresh?</source>
        <translation>Khởi động lại chương trình?</translation>
    </message>
    <message>
        <source>End the program?</source>
        <translation>Thoát chương trình?</translation>
    </message>
    <message>
        <source>The screen is dark for some seconds. Numbers that the branch has not heard of yet stay on the disk and are delivered afterwards.</source>
        <translation>Màn hình tối trong vài giây. Các số chưa báo về chi nhánh vẫn nằm trên đĩa và được gửi ngay sau đó.</translation>
    </message>
    <message>
        <source>It was started by hand and does not come back by itself. Numbers that the branch has not heard of yet stay on the disk.</source>
        <translation>Chương trình được mở bằng tay nên không tự chạy lại. Các số chưa báo về chi nhánh vẫn nằm trên đĩa.</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>Khởi động lại</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Thoát</translation>
    </message>
</context>
<context>
    <name>EntryField</name>
    <message>
        <source>Clear %1</source>
        <translation>Xóa ô %1</translation>
    </message>
</context>
<context>
    <name>FaultPage</name>
    <message>
        <source>The number could not be taken</source>
        <translation>Chưa lấy được số</translation>
    </message>
    <message>
        <source>This machine needs a moment</source>
        <translation>Máy đang tạm nghỉ</translation>
    </message>
    <message>
        <source>The line is interrupted. You have no number yet. Please try again, or let a member of staff give you one.</source>
        <translation>Đường truyền đang gián đoạn, ông/bà chưa có số. Xin thử lại, hoặc gặp cán bộ hướng dẫn để được cấp số.</translation>
    </message>
    <message>
        <source>Please use another machine, or let a member of staff help you.</source>
        <translation>Xin dùng máy khác, hoặc gặp cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>To the start screen</source>
        <translation>Về màn hình đầu</translation>
    </message>
    <message>
        <source>Number without it</source>
        <translation>Lấy số không kèm thông tin</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
</context>
<context>
    <name>FaultWords</name>
    <message>
        <source>the clock is wrong</source>
        <translation>đồng hồ sai giờ</translation>
    </message>
    <message>
        <source>the printer&apos;s cover is open</source>
        <translation>nắp máy in đang mở</translation>
    </message>
    <message>
        <source>the disk is broken</source>
        <translation>ổ đĩa hỏng</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>ổ đĩa đầy</translation>
    </message>
    <message>
        <source>the paper is jammed</source>
        <translation>kẹt giấy</translation>
    </message>
    <message>
        <source>the paper runs low</source>
        <translation>sắp hết giấy</translation>
    </message>
    <message>
        <source>the paper is out</source>
        <translation>hết giấy</translation>
    </message>
    <message>
        <source>the printer reports a fault</source>
        <translation>máy in báo lỗi</translation>
    </message>
    <message>
        <source>the printer does not answer</source>
        <translation>máy in không trả lời</translation>
    </message>
    <message>
        <source>the scanner does not answer</source>
        <translation>máy quét không trả lời</translation>
    </message>
    <message>
        <source>there is no sound</source>
        <translation>không có tiếng</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>mất liên lạc</translation>
    </message>
    <message>
        <source>It still gives out numbers. Tell the technician to set the clock.</source>
        <translation>Ki-ốt vẫn phát số. Báo kỹ thuật chỉnh lại giờ.</translation>
    </message>
    <message>
        <source>Press the cover down until it clicks.</source>
        <translation>Ấn nắp xuống đến khi nghe tiếng tách.</translation>
    </message>
    <message>
        <source>Send citizens to another kiosk and call the technician.</source>
        <translation>Mời người dân sang ki-ốt khác và gọi kỹ thuật.</translation>
    </message>
    <message>
        <source>Call the technician: without a connection it could give out no numbers.</source>
        <translation>Gọi kỹ thuật: nếu mất mạng, ki-ốt sẽ không phát được số.</translation>
    </message>
    <message>
        <source>Open the cover, take out the jammed paper, pull the roll straight and close it.</source>
        <translation>Mở nắp, lấy giấy kẹt ra, kéo thẳng cuộn giấy rồi đóng nắp.</translation>
    </message>
    <message>
        <source>Have a new 80 mm paper roll at hand.</source>
        <translation>Chuẩn bị sẵn một cuộn giấy 80 mm mới.</translation>
    </message>
    <message>
        <source>Open the cover, put in an 80 mm paper roll and close it.</source>
        <translation>Mở nắp, thay cuộn giấy 80 mm rồi đóng nắp.</translation>
    </message>
    <message>
        <source>Switch the printer off, wait 10 seconds and switch it on. If it stays so, call the technician.</source>
        <translation>Tắt máy in, chờ 10 giây rồi bật lại. Nếu vẫn báo lỗi, gọi kỹ thuật.</translation>
    </message>
    <message>
        <source>See whether the printer is switched on and its cable is plugged in.</source>
        <translation>Xem máy in đã bật và cáp đã cắm chặt chưa.</translation>
    </message>
    <message>
        <source>Plug the scanner&apos;s cable in again. Numbers are given out as usual.</source>
        <translation>Cắm lại cáp máy quét. Ki-ốt vẫn phát số bình thường.</translation>
    </message>
    <message>
        <source>It works on the screen. Tell the technician, and offer help to who cannot see well.</source>
        <translation>Màn hình vẫn dùng được. Báo kỹ thuật và giúp người khó nhìn màn hình.</translation>
    </message>
    <message>
        <source>See whether it is switched on and has its network. Until then it gives out emergency numbers.</source>
        <translation>Xem ki-ốt đã bật và có mạng chưa. Khi mất mạng, ki-ốt phát số dự phòng.</translation>
    </message>
</context>
<context>
    <name>FeeSheet</name>
    <message>
        <source>The citizen sees a VietQR code with this amount. It asks for a transfer and proves none: look for the money in the bank&apos;s report before giving a receipt.</source>
        <translation>Công dân thấy mã VietQR với số tiền này. Mã chỉ để chuyển khoản, không chứng minh đã nộp: xin xem báo có của ngân hàng trước khi cấp biên lai.</translation>
    </message>
    <message>
        <source>Fee of %1 on the panel</source>
        <translation>Phí, lệ phí của số %1 trên màn hình quầy</translation>
    </message>
    <message>
        <source>Show this amount</source>
        <translation>Hiện số tiền này</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Hiện mã</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>Cất mã</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Amount in dong, such as 150.000</source>
        <translation>Số tiền (đồng), ví dụ 150.000</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Số tiền</translation>
    </message>
    <message>
        <source>What the transfer says; 25 letters and figures at most</source>
        <translation>Nội dung chuyển khoản; nhiều nhất 25 chữ và số</translation>
    </message>
    <message>
        <source>This is no amount: write the dong in figures</source>
        <translation>Số tiền chưa đúng: xin ghi số đồng bằng chữ số</translation>
    </message>
    <message>
        <source>This cannot be written into a transfer: use letters and figures</source>
        <translation>Nội dung này không ghi được: xin chỉ dùng chữ và số</translation>
    </message>
    <message>
        <source>The panel shows %1 đ</source>
        <translation>Màn hình quầy đang hiện %1 đ</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>%1:%2 min</source>
        <translation>%1:%2 phút</translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <translation>%1 giờ %2</translation>
    </message>
</context>
<context>
    <name>FinishedLine</name>
    <message>
        <source>%1, served %2</source>
        <translation>%1, phục vụ %2</translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation>chờ %1</translation>
    </message>
    <message>
        <source>longer than promised</source>
        <translation>quá thời gian hẹn</translation>
    </message>
</context>
<context>
    <name>FoundRow</name>
    <message>
        <source>Online only</source>
        <translation>Chỉ làm trực tuyến</translation>
    </message>
</context>
<context>
    <name>HallHead</name>
    <message>
        <source>No sound</source>
        <translation>Không có tiếng</translation>
    </message>
    <message>
        <source>For staff: there is no service %1 here</source>
        <translation>Dành cho cán bộ: ở đây không có lĩnh vực %1</translation>
    </message>
</context>
<context>
    <name>HelpButton</name>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>I need help</source>
        <translation>Tôi cần trợ giúp</translation>
    </message>
    <message>
        <source>Help is coming</source>
        <translation>Cán bộ đang đến</translation>
    </message>
    <message>
        <source>Help is called</source>
        <translation>Đã gọi trợ giúp</translation>
    </message>
    <message>
        <source>Nobody could be called</source>
        <translation>Chưa gọi được cán bộ</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>A member of staff is coming to you</source>
        <translation>Cán bộ đang đến với ông/bà</translation>
    </message>
    <message>
        <source>Nobody could be called</source>
        <translation>Chưa gọi được cán bộ</translation>
    </message>
    <message>
        <source>Calling a member of staff…</source>
        <translation>Đang gọi cán bộ…</translation>
    </message>
    <message>
        <source>A member of staff has been called</source>
        <translation>Đã gọi cán bộ hỗ trợ</translation>
    </message>
    <message>
        <source>The line is interrupted. Please go to the information desk: the staff there will help you at once.</source>
        <translation>Đường truyền đang gián đoạn. Mời ông/bà đến bàn hướng dẫn, cán bộ ở đó sẽ giúp ngay.</translation>
    </message>
    <message>
        <source>Please wait at this machine. Nothing of what you have entered is lost.</source>
        <translation>Xin ông/bà đợi tại máy này. Những gì đã nhập vẫn còn nguyên.</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Gọi lại</translation>
    </message>
    <message>
        <source>Go on at this machine</source>
        <translation>Tiếp tục tại máy này</translation>
    </message>
</context>
<context>
    <name>IdleHall</name>
    <message>
        <source>Welcome</source>
        <translation>Kính chào quý khách</translation>
    </message>
    <message>
        <source>We are having a break</source>
        <translation>Đang nghỉ giữa giờ</translation>
    </message>
    <message>
        <source>No more numbers today</source>
        <translation>Hôm nay đã hết giờ phát số</translation>
    </message>
    <message>
        <source>Your number is shown here and spoken when it is your turn.</source>
        <translation>Khi đến lượt, số của quý khách hiện tại đây và được đọc trên loa.</translation>
    </message>
    <message>
        <source>Whoever has a number keeps it.</source>
        <translation>Quý khách đã có số vẫn giữ nguyên lượt.</translation>
    </message>
    <message>
        <source>Whoever has a number is still served.</source>
        <translation>Quý khách đã có số vẫn được phục vụ.</translation>
    </message>
</context>
<context>
    <name>InfoStrip</name>
    <message>
        <source>The last state is shown. Work goes on by itself when the line is back.</source>
        <translation>Đang giữ trạng thái cuối. Có mạng lại là làm tiếp được.</translation>
    </message>
    <message>
        <source>The line to the server is cut since %1</source>
        <translation>Mất kết nối với máy chủ từ %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Why this ticket is next</source>
        <translation>Vì sao phiếu này là phiếu tiếp theo</translation>
    </message>
    <message>
        <source>Why this ticket was called</source>
        <translation>Vì sao phiếu này được mời</translation>
    </message>
</context>
<context>
    <name>IssuingPage</name>
    <message>
        <source>Taking your number…</source>
        <translation>Đang lấy số…</translation>
    </message>
</context>
<context>
    <name>KeptNote</name>
    <message>
        <source>What you prepared could not be kept and is deleted. The clerk will ask you again.</source>
        <translation>Phần ông/bà chuẩn bị chưa lưu được và đã xóa. Cán bộ sẽ hỏi lại tại quầy.</translation>
    </message>
    <message>
        <source>Prepared for the clerk: %1</source>
        <translation>Mã hồ sơ chuẩn bị: %1</translation>
    </message>
</context>
<context>
    <name>KeyLine</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>The person at the counter</source>
        <translation>Công dân tại quầy</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>Mời số tiếp theo</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Mời lại</translation>
    </message>
    <message>
        <source>Start serving</source>
        <translation>Bắt đầu phục vụ</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Vắng mặt</translation>
    </message>
    <message>
        <source>Finish with this outcome</source>
        <translation>Kết thúc với kết quả này</translation>
    </message>
    <message>
        <source>Paperwork after</source>
        <translation>Xử lý hồ sơ sau đó</translation>
    </message>
    <message>
        <source>Fee on the panel, if there is one</source>
        <translation>Thu phí qua màn hình quầy (nếu có)</translation>
    </message>
    <message>
        <source>Take back, or change the outcome</source>
        <translation>Hoàn tác, hoặc đổi kết quả</translation>
    </message>
    <message>
        <source>The queue</source>
        <translation>Hàng chờ</translation>
    </message>
    <message>
        <source>Step aside</source>
        <translation>Tạm rời quầy</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Chuyển</translation>
    </message>
    <message>
        <source>Class, further services</source>
        <translation>Diện ưu tiên, việc khác</translation>
    </message>
    <message>
        <source>Serve directly</source>
        <translation>Phục vụ trực tiếp</translation>
    </message>
    <message>
        <source>Give out a number</source>
        <translation>Cấp số tại quầy</translation>
    </message>
    <message>
        <source>List of those who wait</source>
        <translation>Danh sách đang chờ</translation>
    </message>
    <message>
        <source>List of those who stepped away</source>
        <translation>Danh sách vắng, tạm rời</translation>
    </message>
    <message>
        <source>My counter</source>
        <translation>Quầy của tôi</translation>
    </message>
    <message>
        <source>I am coming: help at a kiosk</source>
        <translation>Tôi đến: hỗ trợ tại ki-ốt</translation>
    </message>
    <message>
        <source>Pause, and continue</source>
        <translation>Tạm dừng, làm việc tiếp</translation>
    </message>
    <message>
        <source>Leave the counter</source>
        <translation>Rời quầy</translation>
    </message>
    <message>
        <source>Work profile</source>
        <translation>Nhóm việc</translation>
    </message>
    <message>
        <source>Call by itself when idle</source>
        <translation>Tự mời số khi rảnh</translation>
    </message>
    <message>
        <source>My day</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Khóa màn hình</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Bảng phím tắt này</translation>
    </message>
    <message>
        <source>In a list: the arrows and Enter. In a question: the figure or letter at the end of the line. Esc goes back. Tab goes on to the next button.</source>
        <translation>Trong danh sách: phím mũi tên và Enter. Trong câu hỏi: chữ số hoặc chữ cái ở cuối dòng. Esc để quay lại. Tab sang nút tiếp theo.</translation>
    </message>
</context>
<context>
    <name>KeyboardPanel</name>
    <message>
        <source>Keyboard</source>
        <translation>Bàn phím</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Chữ</translation>
    </message>
    <message>
        <source>123</source>
        <translation>123</translation>
    </message>
</context>
<context>
    <name>KioskHead</name>
    <message>
        <source>Make it easier to use</source>
        <translation>Trợ giúp tiếp cận</translation>
    </message>
    <message>
        <source>Some aids are on</source>
        <translation>Đang bật một số trợ giúp</translation>
    </message>
</context>
<context>
    <name>KioskLine</name>
    <message>
        <source>Since %1, %2 min</source>
        <translation>Từ %1, đã %2 phút</translation>
    </message>
    <message>
        <source>Just now, at %1</source>
        <translation>Vừa gọi, lúc %1</translation>
    </message>
    <message>
        <source>%1: someone asks for help</source>
        <translation>%1: có người cần giúp</translation>
    </message>
    <message>
        <source>Counter %1 goes to %2</source>
        <translation>Quầy %1 đang đến %2</translation>
    </message>
    <message>
        <source>%1: %2, and more</source>
        <translation>%1: %2 và lỗi khác</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>I am coming</source>
        <translation>Tôi đến ngay</translation>
    </message>
    <message>
        <source>Put aside: %1</source>
        <translation>Ẩn: %1</translation>
    </message>
</context>
<context>
    <name>KioskStrip</name>
    <message>
        <source>and %1 more at the kiosks</source>
        <translation>và %1 việc khác ở các ki-ốt</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>English</source>
        <translation>Tiếng Việt</translation>
    </message>
</context>
<context>
    <name>LanguageSwitch</name>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
</context>
<context>
    <name>LimitWords</name>
    <message>
        <source>You are getting a number for %1 already</source>
        <translation>Ông/bà vừa lấy số cho %1</translation>
    </message>
    <message>
        <source>You have number %1 for %2 already</source>
        <translation>Ông/bà đang có số %1 cho %2</translation>
    </message>
    <message numerus="yes">
        <source>You have had %n numbers today</source>
        <translation>
            <numerusform>Hôm nay ông/bà đã lấy đủ %n số</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n dossiers can be prepared at once</source>
        <translation>
            <numerusform>Mỗi lượt chuẩn bị được nhiều nhất %n hồ sơ</numerusform>
        </translation>
    </message>
    <message>
        <source>Please wait for that one: it keeps its place. If you have lost it, ask a member of staff. You may also take a number without saying who you are.</source>
        <translation>Xin ông/bà chờ theo số đó, thứ tự vẫn giữ nguyên. Nếu mất phiếu, xin hỏi cán bộ. Ông/bà cũng có thể lấy số mà không kèm thông tin của mình.</translation>
    </message>
    <message>
        <source>That is the most for one person by this way. You still get a number without saying who you are; the clerk asks at the counter.</source>
        <translation>Đó là mức cao nhất cho một người khi lấy số kèm thông tin. Ông/bà vẫn lấy được số không kèm thông tin; cán bộ sẽ hỏi tại quầy.</translation>
    </message>
    <message>
        <source>More are handed in at the counter for bulk filing. You still get a number without the list.</source>
        <translation>Nhiều hồ sơ hơn xin nộp ở quầy nhận hồ sơ số lượng lớn. Ông/bà vẫn lấy được số không kèm danh sách.</translation>
    </message>
</context>
<context>
    <name>ListedPage</name>
    <message>
        <source>Your list is being printed</source>
        <translation>Đang in danh sách</translation>
    </message>
    <message>
        <source>The list could not be printed</source>
        <translation>Chưa in được danh sách</translation>
    </message>
    <message>
        <source>Please take your list</source>
        <translation>Mời ông/bà nhận danh sách</translation>
    </message>
    <message>
        <source>Please photograph this screen, or ask a member of staff for paper. You have taken no number.</source>
        <translation>Xin chụp lại màn hình này, hoặc nhờ cán bộ in giúp. Ông/bà chưa lấy số.</translation>
    </message>
    <message>
        <source>You have taken no number. Come back when you have everything.</source>
        <translation>Ông/bà chưa lấy số. Khi đủ giấy tờ, mời ông/bà quay lại.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>In lại</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>Dừng tại đây</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message numerus="yes">
        <source>Go on with %n other dossiers</source>
        <translation>
            <numerusform>Tiếp tục với %n hồ sơ kia</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>The session has ended</source>
        <translation>Phiên làm việc đã hết</translation>
    </message>
    <message>
        <source>The screen is locked</source>
        <translation>Màn hình đang khóa</translation>
    </message>
    <message>
        <source>The counter is still open</source>
        <translation>Quầy vẫn đang mở</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Ticket %1 is at the counter and stays there. Sign in to go on with it.</source>
        <translation>Số %1 đang ở quầy và vẫn giữ nguyên. Nhập PIN để làm tiếp.</translation>
    </message>
    <message>
        <source>The counter stays open. Sign in to go on.</source>
        <translation>Quầy vẫn mở. Nhập PIN để làm việc tiếp.</translation>
    </message>
    <message>
        <source>The server is not reached. Signing in works again when it is back.</source>
        <translation>Chưa kết nối được máy chủ. Khi có mạng, hãy vào quầy lại.</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Quay lại %1</translation>
    </message>
    <message>
        <source>A supervisor signs in</source>
        <translation>Phụ trách đăng nhập</translation>
    </message>
    <message>
        <source>Another counter</source>
        <translation>Vào quầy khác</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Làm việc tiếp</translation>
    </message>
</context>
<context>
    <name>LookupTrouble</name>
    <message>
        <source>Too many codes were tried here that do not exist. Please wait a minute, or ask a member of staff.</source>
        <translation>Máy vừa tra nhiều mã không có. Xin chờ một phút rồi thử lại, hoặc hỏi cán bộ.</translation>
    </message>
    <message>
        <source>This cannot be looked up at the moment. Please try again soon, or ask a member of staff.</source>
        <translation>Hiện chưa tra cứu được. Xin thử lại sau ít phút, hoặc hỏi cán bộ.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Counter %1</source>
        <translation>Quầy %1</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Quầy</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 làm thay %2</translation>
    </message>
    <message>
        <source>Without PINs</source>
        <translation>Không dùng PIN</translation>
    </message>
    <message>
        <source>Fee: shown</source>
        <translation>Phí: đang hiện</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Thu phí</translation>
    </message>
    <message>
        <source>My day</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Khóa</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
</context>
<context>
    <name>MenuPage</name>
    <message>
        <source>What is to be done?</source>
        <translation>Cần làm việc gì?</translation>
    </message>
    <message>
        <source>The menu closes by itself when nobody touches it for 30 seconds.</source>
        <translation>Sau 30 giây không chạm, màn hình tự trở về cho người dân.</translation>
    </message>
    <message>
        <source>Back to the start screen</source>
        <translation>Về màn hình đầu</translation>
    </message>
    <message>
        <source>No staff PIN has been set for this kiosk, so only its state is shown.</source>
        <translation>Ki-ốt chưa đặt mã PIN nhân viên nên chỉ xem được tình trạng.</translation>
    </message>
    <message>
        <source>The technician sets one with: sudo motcua kiosk-pin</source>
        <translation>Kỹ thuật viên đặt mã bằng lệnh: sudo motcua kiosk-pin</translation>
    </message>
    <message>
        <source>The centre has closed this kiosk to citizens.</source>
        <translation>Trung tâm đã đóng ki-ốt này.</translation>
    </message>
    <message>
        <source>This kiosk is closed to citizens.</source>
        <translation>Ki-ốt đang đóng với người dân.</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Từ %1</translation>
    </message>
    <message>
        <source>State of the kiosk</source>
        <translation>Tình trạng ki-ốt</translation>
    </message>
    <message>
        <source>Printer, paper, scanner, line, clock and what to do</source>
        <translation>Máy in, giấy, máy quét, đường truyền, đồng hồ và cách xử lý</translation>
    </message>
    <message>
        <source>Print a number once more</source>
        <translation>In lại phiếu số</translation>
    </message>
    <message>
        <source>The last numbers of today from this kiosk</source>
        <translation>Các số ki-ốt này đã cấp hôm nay</translation>
    </message>
    <message>
        <source>Try printer and scanner</source>
        <translation>Thử máy in và máy quét</translation>
    </message>
    <message>
        <source>A trial slip, and of what kind a code is</source>
        <translation>In phiếu thử, xem máy quét đọc được loại mã gì</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Âm lượng</translation>
    </message>
    <message>
        <source>Now %1%</source>
        <translation>Đang là %1%</translation>
    </message>
    <message>
        <source>Open the kiosk again</source>
        <translation>Mở lại ki-ốt</translation>
    </message>
    <message>
        <source>Close the kiosk to citizens</source>
        <translation>Tạm đóng ki-ốt</translation>
    </message>
    <message>
        <source>With a message that says where to go</source>
        <translation>Kèm lời báo cho người dân biết cần sang đâu</translation>
    </message>
    <message>
        <source>Start the program afresh</source>
        <translation>Khởi động lại chương trình</translation>
    </message>
    <message>
        <source>End the program</source>
        <translation>Thoát chương trình</translation>
    </message>
    <message>
        <source>No number is lost</source>
        <translation>Không mất số nào</translation>
    </message>
</context>
<context>
    <name>MissingPage</name>
    <message numerus="yes">
        <source>You still need %n papers</source>
        <translation>
            <numerusform>Còn thiếu %n giấy tờ phải có</numerusform>
        </translation>
    </message>
    <message>
        <source>Without them your dossier can probably not be accepted today. Take the list along, and come back when you have everything.</source>
        <translation>Thiếu giấy tờ này, hôm nay hồ sơ có thể chưa được nhận. Ông/bà nên in danh sách, chuẩn bị đủ rồi quay lại, khỏi mất công chờ.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Take a number all the same</source>
        <translation>Vẫn lấy số</translation>
    </message>
    <message>
        <source>Print the list and stop</source>
        <translation>In danh sách và dừng lại</translation>
    </message>
</context>
<context>
    <name>MyDaySheet</name>
    <message>
        <source>My day</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Change my PIN</source>
        <translation>Đổi mã PIN</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Served by me, the last first</source>
        <translation>Đã phục vụ, mới nhất trước</translation>
    </message>
    <message>
        <source>Nobody was served yet</source>
        <translation>Chưa phục vụ ai</translation>
    </message>
</context>
<context>
    <name>MyNumber</name>
    <message>
        <source>Your number</source>
        <translation>Số của ông/bà</translation>
    </message>
</context>
<context>
    <name>MyTicketPage</name>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Take a new number</source>
        <translation>Lấy số mới</translation>
    </message>
    <message>
        <source>The line is interrupted: this is how it stood a while ago. Please watch the screens.</source>
        <translation>Đường truyền đang gián đoạn: đây là thông tin lúc trước. Xin để ý màn hình gọi số.</translation>
    </message>
</context>
<context>
    <name>NewPinSheet</name>
    <message>
        <source>4 to 8 figures; six are better. No rows, no repetitions, no years.</source>
        <translation>Từ 4 đến 8 chữ số, nên dùng 6. Không dùng dãy liền nhau, số lặp lại hay năm.</translation>
    </message>
    <message>
        <source>Choose your own PIN</source>
        <translation>Chọn mã PIN của riêng mình</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>Đổi mã PIN</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Present PIN</source>
        <translation>Mã PIN hiện tại</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Mã PIN mới</translation>
    </message>
    <message>
        <source>New PIN once more</source>
        <translation>Nhập lại mã PIN mới</translation>
    </message>
</context>
<context>
    <name>NoNumbersNotice</name>
    <message>
        <source>This machine gives out no numbers at the moment</source>
        <translation>Máy này tạm thời không phát số</translation>
    </message>
    <message>
        <source>Please use another machine, or let a member of staff give you a number.</source>
        <translation>Mời ông/bà dùng máy khác, hoặc gặp cán bộ hướng dẫn để lấy số.</translation>
    </message>
</context>
<context>
    <name>NotCheckedInPage</name>
    <message>
        <source>The number could not be taken</source>
        <translation>Chưa nhận được số</translation>
    </message>
    <message>
        <source>Your booking has changed</source>
        <translation>Lịch hẹn đã thay đổi</translation>
    </message>
    <message>
        <source>A number was given out for this booking already</source>
        <translation>Lịch hẹn này đã được nhận số</translation>
    </message>
    <message>
        <source>It is not any more as it was found. Please look it up again, or ask a member of staff.</source>
        <translation>Lịch hẹn không còn như lúc tra. Mời ông/bà tra lại, hoặc hỏi cán bộ.</translation>
    </message>
    <message>
        <source>Look it up again to see the number. If the ticket is lost, a member of staff prints it again.</source>
        <translation>Mời ông/bà tra lại để xem số. Nếu mất phiếu, cán bộ sẽ in lại.</translation>
    </message>
    <message>
        <source>You have no number yet, and your booking stays as it is. Please try again, take a number without it, or ask a member of staff.</source>
        <translation>Ông/bà chưa có số, lịch hẹn vẫn còn nguyên. Mời thử lại, lấy số thường, hoặc hỏi cán bộ.</translation>
    </message>
    <message>
        <source>To the start screen</source>
        <translation>Về màn hình đầu</translation>
    </message>
    <message>
        <source>Number without a booking</source>
        <translation>Lấy số thường</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Look it up again</source>
        <translation>Tra lại</translation>
    </message>
</context>
<context>
    <name>NoticeColumn</name>
    <message>
        <source>Notices</source>
        <translation>Thông báo</translation>
    </message>
</context>
<context>
    <name>NoticePage</name>
    <message>
        <source>May we use what was just read?</source>
        <translation>Dùng thông tin vừa đọc trên giấy tờ?</translation>
    </message>
    <message>
        <source>Would you like to say who you are?</source>
        <translation>Ông/bà có muốn chuẩn bị sẵn thông tin của mình?</translation>
    </message>
    <message>
        <source>You get your number in the same way without it.</source>
        <translation>Không bắt buộc. Không có thông tin, ông/bà vẫn lấy được số.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Dùng thông tin này</translation>
    </message>
    <message>
        <source>You look at it on the next page</source>
        <translation>Ông/bà xem lại ở trang sau</translation>
    </message>
    <message>
        <source>Do not use it, go on to the number</source>
        <translation>Không dùng, lấy số luôn</translation>
    </message>
    <message>
        <source>What was read is deleted at once</source>
        <translation>Phần đã đọc được xóa ngay</translation>
    </message>
    <message>
        <source>No, just a number</source>
        <translation>Không cần, lấy số luôn</translation>
    </message>
    <message>
        <source>The clerk asks what is needed</source>
        <translation>Cán bộ sẽ hỏi tại quầy</translation>
    </message>
    <message>
        <source>Present the ID card</source>
        <translation>Thẻ căn cước</translation>
    </message>
    <message>
        <source>Its QR code is read</source>
        <translation>Máy đọc mã QR trên thẻ</translation>
    </message>
    <message>
        <source>Type it</source>
        <translation>Tự nhập</translation>
    </message>
    <message>
        <source>Only the name is needed</source>
        <translation>Chỉ cần họ và tên</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Hộ chiếu</translation>
    </message>
    <message>
        <source>Two lines at its foot</source>
        <translation>Hai dòng cuối trang ảnh</translation>
    </message>
    <message>
        <source>Tax code</source>
        <translation>Mã số thuế</translation>
    </message>
    <message>
        <source>Organisations, businesses</source>
        <translation>Tổ chức, hộ kinh doanh</translation>
    </message>
</context>
<context>
    <name>NoticeText</name>
    <message>
        <source>Ticket %1 is already at counter %2.</source>
        <translation>Phiếu %1 đang ở quầy %2.</translation>
    </message>
    <message>
        <source>Ticket %1 was booked and keeps its class.</source>
        <translation>Phiếu %1 đã đặt lịch nên giữ nguyên diện.</translation>
    </message>
    <message>
        <source>Ticket %1 has been called %2 times. Start serving, or mark it absent.</source>
        <translation>Phiếu %1 đã được mời %2 lần. Hãy bắt đầu phục vụ hoặc báo vắng mặt.</translation>
    </message>
    <message>
        <source>Ticket %1 has changed since. Put it right from where it is now.</source>
        <translation>Phiếu %1 đã có thay đổi từ lúc đó. Hãy xử lý tiếp từ trạng thái hiện nay.</translation>
    </message>
    <message>
        <source>This class is not granted today. Choose another.</source>
        <translation>Hôm nay không áp dụng diện này. Hãy chọn diện khác.</translation>
    </message>
    <message>
        <source>Ticket %1 is of this class already.</source>
        <translation>Phiếu %1 đã thuộc diện này.</translation>
    </message>
    <message>
        <source>Clerk %1 works at counter %2. Leave that counter first.</source>
        <translation>Cán bộ %1 đang làm việc ở quầy %2. Hãy rời quầy đó trước.</translation>
    </message>
    <message>
        <source>Counter %1 is busy with ticket %2. Finish that first.</source>
        <translation>Quầy %1 đang bận với phiếu %2. Hãy kết thúc phiếu đó trước.</translation>
    </message>
    <message>
        <source>Counter %1 is closed. Open it first.</source>
        <translation>Quầy %1 đang đóng. Hãy mở quầy trước.</translation>
    </message>
    <message>
        <source>Counter %1 is paused. Continue first.</source>
        <translation>Quầy %1 đang tạm dừng. Hãy tiếp tục làm việc trước.</translation>
    </message>
    <message>
        <source>Clerk %1 works at counter %2. Choose another counter, or let the clerk leave it.</source>
        <translation>Cán bộ %1 đang làm việc ở quầy %2. Hãy chọn quầy khác hoặc đề nghị cán bộ đó rời quầy.</translation>
    </message>
    <message>
        <source>Counter %1 is so already.</source>
        <translation>Quầy %1 đã ở trạng thái này.</translation>
    </message>
    <message>
        <source>The day at this branch is not open yet. The supervisor opens it.</source>
        <translation>Chi nhánh chưa mở ngày làm việc. Phụ trách chi nhánh sẽ mở.</translation>
    </message>
    <message>
        <source>The open day is over. The supervisor opens the new one.</source>
        <translation>Ngày làm việc đang mở đã qua. Phụ trách chi nhánh sẽ mở ngày mới.</translation>
    </message>
    <message>
        <source>Ticket %1 was finished at counter %2. Its outcome is put right there.</source>
        <translation>Phiếu %1 đã kết thúc tại quầy %2. Kết quả được sửa tại quầy đó.</translation>
    </message>
    <message>
        <source>Someone is on the way to this kiosk already, or help is no longer needed there.</source>
        <translation>Đã có người đến ki-ốt này, hoặc người dân không cần giúp nữa.</translation>
    </message>
    <message>
        <source>Ticket %1 has been moved %2 times. Finish or cancel it.</source>
        <translation>Phiếu %1 đã được chuyển %2 lần. Hãy kết thúc hoặc hủy phiếu.</translation>
    </message>
    <message>
        <source>%1 is on this visit&apos;s list already.</source>
        <translation>%1 đã có trong lượt này.</translation>
    </message>
    <message>
        <source>A visit can be for %1 services at most. Take another ticket for the rest.</source>
        <translation>Mỗi lượt tối đa %1 lĩnh vực. Phần còn lại cần lấy phiếu khác.</translation>
    </message>
    <message>
        <source>Nobody is waiting for counter %1.</source>
        <translation>Không có ai đang chờ quầy %1.</translation>
    </message>
    <message>
        <source>Counter %1 does not take %2 now. Change the work profile, or transfer.</source>
        <translation>Quầy %1 hiện không nhận %2. Hãy đổi nhóm việc hoặc chuyển phiếu.</translation>
    </message>
    <message>
        <source>There is nothing to take back at counter %1.</source>
        <translation>Quầy %1 không có thao tác nào để hoàn tác.</translation>
    </message>
    <message>
        <source>Ticket %1 has this outcome already.</source>
        <translation>Phiếu %1 đã có kết quả này.</translation>
    </message>
    <message>
        <source>%1 gives out no numbers at this hour.</source>
        <translation>%1 không phát số vào giờ này.</translation>
    </message>
    <message>
        <source>%1 has given out all %2 numbers of today.</source>
        <translation>%1 đã phát hết %2 số của hôm nay.</translation>
    </message>
    <message>
        <source>Ticket %1 was sent to counter %2. Transfer it before calling it here.</source>
        <translation>Phiếu %1 đã được chuyển đến quầy %2. Hãy chuyển về đây trước khi mời.</translation>
    </message>
    <message>
        <source>%1 takes no more tickets now.</source>
        <translation>%1 hiện không nhận thêm phiếu.</translation>
    </message>
    <message>
        <source>This can be taken back for %1 seconds only. Go on from where ticket %2 is now.</source>
        <translation>Chỉ hoàn tác được trong %1 giây. Hãy xử lý tiếp phiếu %2 từ trạng thái hiện nay.</translation>
    </message>
    <message>
        <source>This ticket is not of today. Look it up by its number.</source>
        <translation>Phiếu này không phải của hôm nay. Hãy tra theo số phiếu.</translation>
    </message>
    <message>
        <source>Ticket %1 has been overtaken %2 times and goes first. Call it before.</source>
        <translation>Phiếu %1 đã bị vượt %2 lần nên được mời trước. Hãy mời phiếu đó trước.</translation>
    </message>
    <message>
        <source>Ticket %1 is %2, so this cannot be done to it.</source>
        <translation>Phiếu %1 %2 nên không thực hiện được.</translation>
    </message>
    <message>
        <source>This cannot be done now: %1</source>
        <translation>Hiện không thực hiện được: %1</translation>
    </message>
    <message>
        <source>Your counter was closed or taken over elsewhere. Sign in again.</source>
        <translation>Quầy này đã được đóng hoặc mở ở nơi khác. Hãy vào quầy lại.</translation>
    </message>
    <message>
        <source>Counter %1 is open for %2. Only they or a supervisor go on here.</source>
        <translation>Quầy %1 đang mở cho %2. Chỉ người đó hoặc phụ trách được làm tiếp tại đây.</translation>
    </message>
    <message>
        <source>Your PIN was changed.</source>
        <translation>Đã đổi mã PIN.</translation>
    </message>
    <message>
        <source>The server does not take this from this device. Tell the administrator: %1</source>
        <translation>Máy chủ không nhận lệnh từ thiết bị này. Hãy báo quản trị: %1</translation>
    </message>
    <message>
        <source>The session had ended, so the last step was not done. Sign in and do it again.</source>
        <translation>Phiên làm việc đã hết nên thao tác vừa rồi chưa được thực hiện. Hãy nhập PIN rồi làm lại.</translation>
    </message>
    <message>
        <source>The last step got no answer. See whether it took effect before you repeat it.</source>
        <translation>Thao tác vừa rồi chưa có phản hồi. Hãy xem đã có hiệu lực chưa rồi mới làm lại.</translation>
    </message>
    <message numerus="yes">
        <source>%n wrong PIN(s) were typed for your name elsewhere before. If that was not you, tell a supervisor.</source>
        <translation>
            <numerusform>Trước đó có %n lần nhập sai PIN cho tên này ở máy khác. Nếu không phải ông/bà nhập, hãy báo phụ trách.</numerusform>
        </translation>
    </message>
    <message>
        <source>ended because nobody came</source>
        <translation>đã kết thúc vì không có người đến</translation>
    </message>
    <message>
        <source>called</source>
        <translation>đang được mời</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>đã hủy</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>đã hết hiệu lực</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>đã kết thúc</translation>
    </message>
    <message>
        <source>stepped aside</source>
        <translation>đang tạm rời quầy</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>đang vắng mặt</translation>
    </message>
    <message>
        <source>being served</source>
        <translation>đang được phục vụ</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>đang chờ</translation>
    </message>
</context>
<context>
    <name>NumberFace</name>
    <message>
        <source>Calling</source>
        <translation>Đang mời</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp theo</translation>
    </message>
    <message>
        <source>Serving</source>
        <translation>Đang phục vụ</translation>
    </message>
</context>
<context>
    <name>OpeningLine</name>
    <message>
        <source>tomorrow</source>
        <translation>ngày mai</translation>
    </message>
    <message>
        <source>Open again %1</source>
        <translation>Mở lại %1</translation>
    </message>
    <message>
        <source>Numbers from %1</source>
        <translation>Phát số từ %1</translation>
    </message>
    <message>
        <source>Open again %1 at %2</source>
        <translation>Mở lại %1 lúc %2</translation>
    </message>
</context>
<context>
    <name>OpeningWords</name>
    <message>
        <source>%1 %2</source>
        <comment>weekday and date</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Opens at %1</source>
        <translation>Mở lại lúc %1</translation>
    </message>
    <message>
        <source>Opens %1, %2</source>
        <translation>Mở lại %1, %2</translation>
    </message>
    <message>
        <source>Opens %1</source>
        <translation>Mở lại %1</translation>
    </message>
</context>
<context>
    <name>OptionWords</name>
    <message>
        <source>Add a service to this visit</source>
        <translation>Thêm lĩnh vực vào lượt này</translation>
    </message>
    <message>
        <source>By the time at which the number was taken</source>
        <translation>Theo giờ lấy số</translation>
    </message>
    <message>
        <source>Call now</source>
        <translation>Mời ngay</translation>
    </message>
    <message>
        <source>Cancel the ticket</source>
        <translation>Hủy phiếu</translation>
    </message>
    <message>
        <source>Before all others</source>
        <translation>Trước tất cả</translation>
    </message>
    <message>
        <source>After all others</source>
        <translation>Sau tất cả</translation>
    </message>
    <message>
        <source>Change the class</source>
        <translation>Đổi diện ưu tiên</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Chuyển</translation>
    </message>
    <message>
        <source>Leave the counter</source>
        <translation>Rời quầy</translation>
    </message>
</context>
<context>
    <name>OtherWays</name>
    <message>
        <source>Find a procedure</source>
        <translation>Tìm thủ tục</translation>
    </message>
    <message>
        <source>birth certificate, land title, ID card…</source>
        <translation>khai sinh, sổ đỏ, căn cước…</translation>
    </message>
    <message>
        <source>I have booked a time</source>
        <translation>Tôi đã đặt lịch</translation>
    </message>
    <message>
        <source>Check in and take your number</source>
        <translation>Báo đã đến và lấy số</translation>
    </message>
    <message>
        <source>Collect a result</source>
        <translation>Nhận kết quả</translation>
    </message>
    <message>
        <source>See first whether it is ready</source>
        <translation>Xem đã có kết quả chưa</translation>
    </message>
    <message>
        <source>Where is my dossier?</source>
        <translation>Hồ sơ của tôi đến đâu?</translation>
    </message>
    <message>
        <source>By the code on the receipt</source>
        <translation>Tra theo mã trên giấy hẹn</translation>
    </message>
</context>
<context>
    <name>PanelAway</name>
    <message>
        <source>Since %1. It is not known when it goes on.</source>
        <translation>Từ %1. Chưa rõ khi nào trở lại.</translation>
    </message>
    <message>
        <source>Please ask a member of the staff.</source>
        <translation>Xin quý khách hỏi cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>Paused for a while</source>
        <translation>Quầy tạm dừng</translation>
    </message>
    <message>
        <source>This counter is closed</source>
        <translation>Quầy đóng</translation>
    </message>
</context>
<context>
    <name>PanelCalled</name>
    <message>
        <source>Number %1, please come to counter %2</source>
        <translation>Mời số %1 vào quầy %2</translation>
    </message>
    <message>
        <source>Calling again: number</source>
        <translation>Mời lại số</translation>
    </message>
    <message>
        <source>Now calling number</source>
        <translation>Mời số</translation>
    </message>
    <message>
        <source>Please come to counter %1</source>
        <translation>Xin mời vào quầy %1</translation>
    </message>
</context>
<context>
    <name>PanelClerk</name>
    <message>
        <source>You are served by %1</source>
        <translation>Cán bộ phục vụ: %1</translation>
    </message>
    <message>
        <source>You are served by</source>
        <translation>Cán bộ phục vụ</translation>
    </message>
</context>
<context>
    <name>PanelComment</name>
    <message>
        <source>What would you like to tell us?</source>
        <translation>Quý khách muốn góp ý điều gì?</translation>
    </message>
    <message>
        <source>Please write no names, numbers or addresses. Nobody is told who wrote this, or when.</source>
        <translation>Xin đừng ghi tên, số giấy tờ hay địa chỉ. Không ai được biết ai viết và viết lúc nào.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Không gửi</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gửi</translation>
    </message>
</context>
<context>
    <name>PanelFee</name>
    <message>
        <source>QR code for a bank transfer</source>
        <translation>Mã QR chuyển khoản</translation>
    </message>
    <message>
        <source>Number %1: fee to be paid</source>
        <translation>Số %1: phí, lệ phí phải nộp</translation>
    </message>
    <message>
        <source>%1 đ</source>
        <translation>%1 đ</translation>
    </message>
    <message>
        <source>Account holder</source>
        <translation>Chủ tài khoản</translation>
    </message>
    <message>
        <source>Transfer note</source>
        <translation>Nội dung chuyển khoản</translation>
    </message>
    <message>
        <source>The fee can be paid in cash too. The clerk gives the receipt.</source>
        <translation>Có thể nộp tiền mặt. Cán bộ sẽ cấp biên lai.</translation>
    </message>
    <message>
        <source>This code is only for the transfer; it is not a receipt.</source>
        <translation>Mã này chỉ để chuyển khoản, không phải biên nhận.</translation>
    </message>
</context>
<context>
    <name>PanelHead</name>
    <message>
        <source>Counter</source>
        <translation>Quầy</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>Quầy %1</translation>
    </message>
    <message>
        <source>As of %1, reconnecting</source>
        <translation>Hình lúc %1, đang kết nối lại</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>Hình lúc %1</translation>
    </message>
</context>
<context>
    <name>PanelLevel</name>
    <message>
        <source>Very satisfied</source>
        <translation>Rất hài lòng</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>Hài lòng</translation>
    </message>
    <message>
        <source>Neither</source>
        <translation>Bình thường</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>Chưa hài lòng</translation>
    </message>
    <message>
        <source>Very dissatisfied</source>
        <translation>Rất không hài lòng</translation>
    </message>
</context>
<context>
    <name>PanelLevels</name>
    <message>
        <source>How was the service at this counter?</source>
        <translation>Quý khách thấy phục vụ tại quầy thế nào?</translation>
    </message>
    <message>
        <source>Number %1 · Your name is not recorded. You need not answer.</source>
        <translation>Số %1 · Không ghi tên quý khách. Có thể không trả lời.</translation>
    </message>
</context>
<context>
    <name>PanelOthers</name>
    <message>
        <source>These counters are open</source>
        <translation>Các quầy đang làm việc</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>Quầy %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>và %n quầy khác</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PanelReady</name>
    <message>
        <source>The next number is called in a moment.</source>
        <translation>Sẽ mời số tiếp theo trong ít phút.</translation>
    </message>
    <message>
        <source>Please wait until your number is called.</source>
        <translation>Xin quý khách chờ đến khi số của mình được gọi.</translation>
    </message>
    <message>
        <source>Completing the last dossier</source>
        <translation>Đang hoàn tất hồ sơ vừa nhận</translation>
    </message>
    <message>
        <source>Waiting for the next number</source>
        <translation>Sẵn sàng mời số tiếp theo</translation>
    </message>
</context>
<context>
    <name>PanelReasons</name>
    <message>
        <source>We are sorry. What was not good?</source>
        <translation>Rất xin lỗi quý khách. Điều gì chưa tốt?</translation>
    </message>
    <message>
        <source>Choose as many as you like, or none.</source>
        <translation>Có thể chọn một, nhiều mục hoặc không chọn.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Chọn lại</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gửi</translation>
    </message>
</context>
<context>
    <name>PanelReopening</name>
    <message>
        <source>We open at %1 today.</source>
        <translation>Mở cửa lúc %1 hôm nay.</translation>
    </message>
    <message>
        <source>We open at %1 tomorrow.</source>
        <translation>Mở cửa lúc %1 ngày mai.</translation>
    </message>
    <message>
        <source>We open at %1 on %2.</source>
        <translation>Mở cửa lúc %1 ngày %2.</translation>
    </message>
</context>
<context>
    <name>PanelServing</name>
    <message>
        <source>Now serving number %1</source>
        <translation>Đang phục vụ số %1</translation>
    </message>
    <message>
        <source>Now serving number</source>
        <translation>Đang phục vụ số</translation>
    </message>
</context>
<context>
    <name>PanelStarting</name>
    <message>
        <source>This counter is closed</source>
        <translation>Quầy đóng</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Đang chuẩn bị</translation>
    </message>
    <message>
        <source>For staff: %1 is not reached. Look at the network cable and the branch&apos;s server; the panel goes on by itself.</source>
        <translation>Dành cho cán bộ: không kết nối được %1. Xin kiểm tra cáp mạng và máy chủ chi nhánh; màn hình sẽ tự chạy tiếp.</translation>
    </message>
    <message>
        <source>For staff: %1 does not take this panel in. Give it a new credential.</source>
        <translation>Dành cho cán bộ: %1 không nhận màn hình này. Xin cấp lại khoá truy cập.</translation>
    </message>
    <message>
        <source>For staff: there is no such counter in this branch. Start the panel with one that there is.</source>
        <translation>Dành cho cán bộ: chi nhánh không có quầy này. Xin khởi động màn hình với một quầy có thật.</translation>
    </message>
</context>
<context>
    <name>PanelThanks</name>
    <message>
        <source>Your answer helps us serve better.</source>
        <translation>Ý kiến của quý khách giúp chúng tôi phục vụ tốt hơn.</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Xin cảm ơn quý khách</translation>
    </message>
    <message>
        <source>Write a comment</source>
        <translation>Viết góp ý</translation>
    </message>
</context>
<context>
    <name>PaperGuide</name>
    <message>
        <source>Your ticket is being printed</source>
        <translation>Đang in phiếu</translation>
    </message>
    <message>
        <source>Please take your ticket</source>
        <translation>Mời ông/bà nhận phiếu</translation>
    </message>
    <message>
        <source>Your number is valid</source>
        <translation>Số của ông/bà vẫn có giá trị</translation>
    </message>
    <message>
        <source>No paper came out. Photograph this screen, or ask staff for paper.</source>
        <translation>Máy chưa in được phiếu. Xin chụp lại màn hình này, hoặc gặp cán bộ để nhận phiếu giấy.</translation>
    </message>
    <message>
        <source>Keep it until your number is called.</source>
        <translation>Xin giữ phiếu đến khi được gọi số.</translation>
    </message>
</context>
<context>
    <name>PaperLine</name>
    <message>
        <source>missing</source>
        <translation>thiếu</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>đã xem</translation>
    </message>
    <message>
        <source>handed in</source>
        <translation>đã nộp</translation>
    </message>
    <message>
        <source>from data</source>
        <translation>có dữ liệu</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>nếu có</translation>
    </message>
</context>
<context>
    <name>PaperList</name>
    <message>
        <source>Original</source>
        <translation>Chính</translation>
    </message>
    <message>
        <source>Certified</source>
        <translation>Ch.thực</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Photo</translation>
    </message>
    <message numerus="yes">
        <source>%n papers are missing</source>
        <translation>
            <numerusform>còn thiếu %n giấy tờ</numerusform>
        </translation>
    </message>
    <message>
        <source>No paper is missing</source>
        <translation>Không thiếu giấy tờ</translation>
    </message>
    <message>
        <source>Choose the case (Alt+C): its papers come here</source>
        <translation>Chọn trường hợp (Alt+C) để hiện danh mục giấy tờ</translation>
    </message>
    <message>
        <source>The catalogue names no papers for this procedure</source>
        <translation>Danh mục không ghi giấy tờ cho thủ tục này</translation>
    </message>
</context>
<context>
    <name>PaperTick</name>
    <message>
        <source>Only if it applies to you</source>
        <translation>Nếu có</translation>
    </message>
</context>
<context>
    <name>PaperWords</name>
    <message>
        <source>the printer does not answer</source>
        <translation>máy in không trả lời</translation>
    </message>
    <message>
        <source>the printer&apos;s cover is open</source>
        <translation>nắp máy in đang mở</translation>
    </message>
    <message>
        <source>the paper is out</source>
        <translation>hết giấy</translation>
    </message>
    <message>
        <source>the paper is jammed</source>
        <translation>kẹt giấy</translation>
    </message>
    <message>
        <source>the printer reports a fault</source>
        <translation>máy in báo lỗi</translation>
    </message>
    <message>
        <source>the printer is off line</source>
        <translation>máy in đang ngoại tuyến</translation>
    </message>
    <message>
        <source>this kiosk does not know the number any more</source>
        <translation>ki-ốt không còn lưu số này</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>Which papers do you have with you?</source>
        <translation>Ông/bà có mang theo những giấy tờ nào?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Touch each paper that you have. You have %1 of %2 required papers.</source>
        <translation>Chạm vào từng giấy tờ đã mang theo. Đã có %1 trên %2 giấy tờ phải có.</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Bỏ chọn</translation>
    </message>
    <message>
        <source>I have all</source>
        <translation>Tôi có đủ</translation>
    </message>
    <message>
        <source>Replaced by data, no need to bring</source>
        <translation>Được thay bằng dữ liệu, không cần mang</translation>
    </message>
</context>
<context>
    <name>PartWords</name>
    <message>
        <source>Printer</source>
        <translation>Máy in</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Giấy in</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Máy quét</translation>
    </message>
    <message>
        <source>Line to the branch</source>
        <translation>Đường truyền</translation>
    </message>
    <message>
        <source>Branch node</source>
        <translation>Máy chủ chi nhánh</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Đồng hồ</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Ổ đĩa</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Âm thanh</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Sẵn sàng</translation>
    </message>
    <message>
        <source>Tells nothing</source>
        <translation>Không báo trạng thái</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Không trả lời</translation>
    </message>
    <message>
        <source>Cover open</source>
        <translation>Nắp mở</translation>
    </message>
    <message>
        <source>Paper jammed</source>
        <translation>Kẹt giấy</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Lỗi</translation>
    </message>
    <message>
        <source>Off line</source>
        <translation>Ngoại tuyến</translation>
    </message>
    <message>
        <source>Enough</source>
        <translation>Đủ giấy</translation>
    </message>
    <message>
        <source>Runs low</source>
        <translation>Sắp hết</translation>
    </message>
    <message>
        <source>Out of paper</source>
        <translation>Hết giấy</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Chưa rõ</translation>
    </message>
    <message>
        <source>None here</source>
        <translation>Không lắp</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Đã kết nối</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Đang kết nối</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Mất kết nối</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Hoạt động</translation>
    </message>
    <message>
        <source>Refuses this kiosk</source>
        <translation>Từ chối ki-ốt này</translation>
    </message>
    <message>
        <source>Knows it by another name</source>
        <translation>Biết ki-ốt dưới tên khác</translation>
    </message>
    <message>
        <source>Another machine has its name</source>
        <translation>Máy khác đang mang tên này</translation>
    </message>
    <message>
        <source>Never reached</source>
        <translation>Chưa kết nối lần nào</translation>
    </message>
    <message>
        <source>Not heard now</source>
        <translation>Chưa liên lạc được</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Đúng giờ</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Sai giờ</translation>
    </message>
    <message>
        <source>Well</source>
        <translation>Tốt</translation>
    </message>
    <message>
        <source>Little room</source>
        <translation>Sắp đầy</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Đã đầy</translation>
    </message>
    <message>
        <source>Not heard</source>
        <translation>Không phát được</translation>
    </message>
    <message>
        <source>This printer cannot say how it is. Print a trial slip to be sure.</source>
        <translation>Máy in này không tự báo trạng thái. Hãy in phiếu thử để kiểm tra.</translation>
    </message>
    <message>
        <source>See whether the printer is switched on and its cable is plugged in.</source>
        <translation>Kiểm tra máy in đã bật và dây đã cắm chặt chưa.</translation>
    </message>
    <message>
        <source>Press the printer&apos;s cover down until it clicks.</source>
        <translation>Ấn nắp máy in xuống đến khi nghe tiếng “cạch”.</translation>
    </message>
    <message>
        <source>Open the cover, take out the jammed paper, pull the roll straight and close it.</source>
        <translation>Mở nắp, gỡ giấy kẹt, kéo cuộn giấy cho thẳng rồi đóng nắp.</translation>
    </message>
    <message>
        <source>Switch the printer off, wait 10 seconds and switch it on. If it stays so, call the technician.</source>
        <translation>Tắt máy in, chờ 10 giây rồi bật lại. Nếu vẫn lỗi, gọi kỹ thuật viên.</translation>
    </message>
    <message>
        <source>Press the printer&apos;s FEED button once. If it stays so, switch it off and on.</source>
        <translation>Nhấn nút FEED trên máy in một lần. Nếu vẫn vậy, tắt rồi bật lại máy in.</translation>
    </message>
    <message>
        <source>Have a new 80 mm roll at hand.</source>
        <translation>Chuẩn bị sẵn cuộn giấy 80 mm mới.</translation>
    </message>
    <message>
        <source>Open the cover, put in an 80 mm roll, pull out a hand&apos;s width and close it.</source>
        <translation>Mở nắp, lắp cuộn giấy 80 mm, kéo ra một gang tay rồi đóng nắp.</translation>
    </message>
    <message>
        <source>Plug the scanner&apos;s cable in again. Numbers are given out as usual.</source>
        <translation>Rút dây máy quét rồi cắm lại. Việc cấp số vẫn bình thường.</translation>
    </message>
    <message>
        <source>Look at the network cable and the switch. Until then the kiosk gives out numbers of its own.</source>
        <translation>Kiểm tra dây mạng và bộ chia mạng. Trong lúc chờ, ki-ốt cấp số riêng của mình.</translation>
    </message>
    <message>
        <source>Call the technician: the kiosk&apos;s credential has to be made anew.</source>
        <translation>Gọi kỹ thuật viên: cần cấp lại mã truy cập cho ki-ốt.</translation>
    </message>
    <message>
        <source>Call the technician: &quot;device&quot; in the settings has to be the name of the kiosk&apos;s credential.</source>
        <translation>Gọi kỹ thuật viên: mục “device” trong cài đặt phải trùng tên mã truy cập của ki-ốt.</translation>
    </message>
    <message>
        <source>Call the technician: each kiosk needs a credential of its own. If the other machine is gone, the credential has to be released.</source>
        <translation>Gọi kỹ thuật viên: mỗi ki-ốt cần một mã truy cập riêng. Nếu máy kia không còn dùng nữa thì phải giải phóng mã truy cập.</translation>
    </message>
    <message>
        <source>This kiosk has never reached its branch and can give out no numbers. Call the technician.</source>
        <translation>Ki-ốt chưa từng kết nối với chi nhánh nên chưa cấp số được. Gọi kỹ thuật viên.</translation>
    </message>
    <message>
        <source>The kiosk goes by what it heard last. Numbers join the queue once the line is back.</source>
        <translation>Ki-ốt dùng thông tin nhận lần cuối. Số đã cấp sẽ vào hàng khi có lại đường truyền.</translation>
    </message>
    <message>
        <source>Numbers go by the branch&apos;s time. Tell the technician to set the machine&apos;s clock.</source>
        <translation>Số vẫn cấp theo giờ của chi nhánh. Báo kỹ thuật viên chỉnh đồng hồ máy.</translation>
    </message>
    <message>
        <source>Tell the technician before it is full.</source>
        <translation>Báo kỹ thuật viên trước khi đầy.</translation>
    </message>
    <message>
        <source>Send citizens to another kiosk and call the technician.</source>
        <translation>Mời người dân sang ki-ốt khác và gọi kỹ thuật viên.</translation>
    </message>
    <message>
        <source>Try it under Volume. If nothing is heard, tell the technician.</source>
        <translation>Thử ở mục Âm lượng. Nếu không nghe thấy, báo kỹ thuật viên.</translation>
    </message>
</context>
<context>
    <name>PassportPage</name>
    <message>
        <source>Please type the two lines at the foot of your passport</source>
        <translation>Xin nhập hai dòng cuối trang ảnh của hộ chiếu</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>No, just a number</source>
        <translation>Không cần, lấy số luôn</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
    <message numerus="yes">
        <source>Upper line: %n of 44 signs</source>
        <translation>
            <numerusform>Dòng trên: %n/44 ký tự</numerusform>
        </translation>
    </message>
    <message>
        <source>Type every “&lt;” too.</source>
        <translation>Xin gõ cả các dấu “&lt;”.</translation>
    </message>
    <message>
        <source>The upper line has 44 signs, begins with P and holds the name. Please compare it.</source>
        <translation>Dòng trên có 44 ký tự, bắt đầu bằng chữ P và có họ tên. Ông/bà so lại giúp.</translation>
    </message>
    <message numerus="yes">
        <source>Lower line: %n of 44 signs</source>
        <translation>
            <numerusform>Dòng dưới: %n/44 ký tự</numerusform>
        </translation>
    </message>
    <message>
        <source>The lower line has 44 signs. Please compare it.</source>
        <translation>Dòng dưới có 44 ký tự. Ông/bà so lại giúp.</translation>
    </message>
</context>
<context>
    <name>PassportPicture</name>
    <message>
        <source>The two lines stand at the foot of the page with the portrait.</source>
        <translation>Hai dòng nằm ở cuối trang có ảnh.</translation>
    </message>
</context>
<context>
    <name>PatienceLine</name>
    <message numerus="yes">
        <source>This screen closes in %n seconds. Touch it to stay.</source>
        <translation>
            <numerusform>Màn hình tự đóng sau %n giây. Chạm để giữ lại.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>What is your name?</source>
        <translation>Họ và tên của ông/bà?</translation>
    </message>
    <message>
        <source>Only the name is needed. You may leave the rest empty.</source>
        <translation>Chỉ cần họ và tên. Các ô khác có thể để trống.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>No, just a number</source>
        <translation>Không cần, lấy số luôn</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Touch here to type</source>
        <translation>Chạm vào đây để nhập</translation>
    </message>
    <message>
        <source>Please type your name, or go on without.</source>
        <translation>Xin nhập họ và tên, hoặc chọn lấy số luôn.</translation>
    </message>
    <message>
        <source>Number of the ID card, if you like</source>
        <translation>Số căn cước (nếu muốn)</translation>
    </message>
    <message>
        <source>The number has 12 digits. Please compare it, or leave it empty.</source>
        <translation>Số căn cước có 12 chữ số. Ông/bà so lại giúp, hoặc để trống.</translation>
    </message>
    <message>
        <source>Date of birth, if you like</source>
        <translation>Ngày sinh (nếu muốn)</translation>
    </message>
    <message>
        <source>The year alone will do</source>
        <translation>Có thể chỉ nhập năm</translation>
    </message>
    <message>
        <source>There is no such day. Please correct it, or leave it empty.</source>
        <translation>Không có ngày này. Ông/bà sửa lại giúp, hoặc để trống.</translation>
    </message>
</context>
<context>
    <name>PhonePage</name>
    <message>
        <source>May the clerk call you when it is ready early?</source>
        <translation>Ông/bà có muốn được gọi khi có kết quả sớm?</translation>
    </message>
    <message>
        <source>Then leave a telephone number. It is used for nothing else.</source>
        <translation>Nếu có, xin để lại số điện thoại. Số này không dùng vào việc khác.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>Không cần</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>Số điện thoại</translation>
    </message>
    <message>
        <source>Touch here to type</source>
        <translation>Chạm vào đây để nhập</translation>
    </message>
    <message>
        <source>This is not a whole telephone number. Please compare it, or touch “No, thank you”.</source>
        <translation>Số này chưa đủ. Ông/bà so lại giúp, hoặc chọn “Không cần”.</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>PIN</source>
        <translation>Mã PIN</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Xóa hết</translation>
    </message>
    <message>
        <source>Delete the last figure</source>
        <translation>Xóa chữ số cuối</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message numerus="yes">
        <source>Too many wrong PINs. The next try is in %n seconds.</source>
        <translation>
            <numerusform>Nhập sai quá nhiều lần. Thử lại sau %n giây.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter the staff PIN</source>
        <translation>Nhập mã PIN nhân viên</translation>
    </message>
    <message>
        <source>For staff only. Citizens: please touch “Back to the start screen”.</source>
        <translation>Dành cho nhân viên. Ông/bà vui lòng chạm “Về màn hình đầu”.</translation>
    </message>
    <message>
        <source>Back to the start screen</source>
        <translation>Về màn hình đầu</translation>
    </message>
    <message numerus="yes">
        <source>%n figures entered</source>
        <translation>
            <numerusform>Đã nhập %n chữ số</numerusform>
        </translation>
    </message>
    <message>
        <source>This PIN is wrong. Please try again.</source>
        <translation>Mã PIN không đúng. Vui lòng nhập lại.</translation>
    </message>
    <message>
        <source>Take the last figure back</source>
        <translation>Xóa chữ số cuối</translation>
    </message>
    <message>
        <source>The PIN is complete</source>
        <translation>Xác nhận mã PIN</translation>
    </message>
</context>
<context>
    <name>PinTroubleText</name>
    <message>
        <source>The new PIN was not typed the same twice.</source>
        <translation>Hai lần nhập mã PIN mới không giống nhau.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. None is looked at before %1. A supervisor can have it unlocked.</source>
        <translation>Nhập sai PIN quá nhiều lần. Phải chờ đến %1; phụ trách có thể đề nghị mở khóa sớm.</translation>
    </message>
    <message>
        <source>The server does not take this from this device. Tell the administrator: %1</source>
        <translation>Máy chủ không nhận lệnh từ thiết bị này. Hãy báo quản trị: %1</translation>
    </message>
    <message>
        <source>Too many wrong PINs at this console. Wait a minute.</source>
        <translation>Máy này đã nhập sai PIN quá nhiều lần. Hãy chờ một phút.</translation>
    </message>
    <message>
        <source>The server does not answer now. Try again in a moment.</source>
        <translation>Máy chủ chưa trả lời. Hãy thử lại sau ít phút.</translation>
    </message>
    <message>
        <source>This PIN is too easy to guess, or it is the present one. Avoid rows, repetitions and years.</source>
        <translation>Mã PIN này dễ đoán hoặc trùng mã hiện tại. Tránh dãy liền nhau, số lặp lại và năm.</translation>
    </message>
    <message numerus="yes">
        <source>Name and PIN do not fit. You can try %n more time(s).</source>
        <translation>
            <numerusform>Tên và mã PIN không khớp. Còn được thử %n lần.</numerusform>
        </translation>
    </message>
    <message>
        <source>Name and PIN do not fit. After one more wrong PIN you have to wait.</source>
        <translation>Tên và mã PIN không khớp. Nếu sai thêm một lần nữa sẽ phải chờ.</translation>
    </message>
</context>
<context>
    <name>PriorityPage</name>
    <message>
        <source>Are you entitled to priority?</source>
        <translation>Ông/bà có thuộc diện ưu&#xa0;tiên không?</translation>
    </message>
    <message>
        <source>If so, touch your group. No papers are needed here.</source>
        <translation>Nếu có, xin chạm vào diện của mình. Không cần xuất trình giấy tờ tại đây.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>No, continue</source>
        <translation>Không, tiếp tục</translation>
    </message>
</context>
<context>
    <name>PrivacyNotice</name>
    <message>
        <source>Who keeps it</source>
        <translation>Nơi giữ</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Giữ những gì</translation>
    </message>
    <message>
        <source>What is in the card&apos;s QR code, or what you type</source>
        <translation>Thông tin trong mã QR trên thẻ, hoặc phần ông/bà nhập</translation>
    </message>
    <message>
        <source>For what</source>
        <translation>Để làm gì</translation>
    </message>
    <message>
        <source>So that the clerk need not ask you again, nothing else</source>
        <translation>Để cán bộ khỏi hỏi lại, không dùng vào việc khác</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Giữ bao lâu</translation>
    </message>
    <message>
        <source>For a set time, then it is deleted; ask staff how long</source>
        <translation>Có thời hạn rồi xóa; xin hỏi nhân viên</translation>
    </message>
    <message>
        <source>Until the end of today, then it is deleted</source>
        <translation>Đến hết hôm nay rồi xóa</translation>
    </message>
    <message numerus="yes">
        <source>For %n days after today at most, then it is deleted</source>
        <translation>
            <numerusform>Nhiều nhất %n ngày sau hôm nay rồi xóa</numerusform>
        </translation>
    </message>
    <message>
        <source>Your rights</source>
        <translation>Quyền của ông/bà</translation>
    </message>
    <message>
        <source>Tell any member of staff to see, correct or delete it</source>
        <translation>Xem, sửa, xóa: nói với bất kỳ cán bộ nào ở đây</translation>
    </message>
</context>
<context>
    <name>ProcedureFacts</name>
    <message>
        <source>You choose the line in a later step</source>
        <translation>Ông/bà chọn lĩnh vực ở bước sau</translation>
    </message>
    <message>
        <source>%1, nobody is waiting</source>
        <translation>%1, chưa có ai chờ</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n người đang chờ</numerusform>
        </translation>
    </message>
    <message>
        <source>Received here at</source>
        <translation>Nhận hồ sơ tại</translation>
    </message>
    <message>
        <source>How long it takes</source>
        <translation>Thời hạn giải quyết</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Lệ phí</translation>
    </message>
    <message>
        <source>Fee at the counter</source>
        <translation>Lệ phí nộp tại quầy</translation>
    </message>
    <message>
        <source>Fee online</source>
        <translation>Lệ phí nộp trực tuyến</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Cơ quan giải quyết</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã thủ tục</translation>
    </message>
</context>
<context>
    <name>ProcedurePage</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Call a member of staff</source>
        <translation>Gọi cán bộ hỗ trợ</translation>
    </message>
    <message>
        <source>Choose your case first</source>
        <translation>Xin chọn trường hợp</translation>
    </message>
    <message>
        <source>See the papers</source>
        <translation>Xem giấy tờ cần có</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Online only, no papers are accepted</source>
        <translation>Chỉ làm trực tuyến, không nhận hồ sơ giấy</translation>
    </message>
    <message>
        <source>You need no number. At the self-service desk staff help you to file it.</source>
        <translation>Ông/bà không cần lấy số. Mời ông/bà đến bàn máy tính có cán bộ hướng dẫn để nộp hồ sơ.</translation>
    </message>
    <message>
        <source>Which case is yours?</source>
        <translation>Ông/bà thuộc trường hợp nào?</translation>
    </message>
</context>
<context>
    <name>ProfileList</name>
    <message>
        <source>Work profile</source>
        <translation>Nhóm việc</translation>
    </message>
</context>
<context>
    <name>QuestionSheet</name>
    <message>
        <source>Likely called in %1</source>
        <translation>Dự kiến được gọi sau %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Why is %1 called before its turn?</source>
        <translation>Vì sao mời %1 trước lượt?</translation>
    </message>
    <message>
        <source>Why does %1 leave the queue?</source>
        <translation>Vì sao hủy phiếu %1?</translation>
    </message>
    <message>
        <source>Has the person a right to priority?</source>
        <translation>Công dân có thuộc diện ưu tiên không?</translation>
    </message>
    <message>
        <source>What is %1 doing meanwhile?</source>
        <translation>%1 tạm rời quầy để làm gì?</translation>
    </message>
    <message>
        <source>For which service is the number?</source>
        <translation>Cấp số cho lĩnh vực nào?</translation>
    </message>
    <message>
        <source>Leave the counter?</source>
        <translation>Rời quầy?</translation>
    </message>
    <message>
        <source>What else does %1 need?</source>
        <translation>%1 cần thêm lĩnh vực nào?</translation>
    </message>
    <message>
        <source>How did %1 really end?</source>
        <translation>Kết quả đúng của số %1 là gì?</translation>
    </message>
    <message>
        <source>Why do you pause?</source>
        <translation>Lý do tạm dừng?</translation>
    </message>
    <message>
        <source>Which class is %1?</source>
        <translation>%1 thuộc diện nào?</translation>
    </message>
    <message>
        <source>Which services do you take now?</source>
        <translation>Nhận nhóm việc nào?</translation>
    </message>
    <message>
        <source>Ticket %1</source>
        <translation>Phiếu %1</translation>
    </message>
    <message>
        <source>Where is %1 to go?</source>
        <translation>Chuyển %1 đến đâu?</translation>
    </message>
    <message>
        <source>Where does %1 join?</source>
        <translation>Xếp %1 vào chỗ nào?</translation>
    </message>
    <message>
        <source>What does the person at the desk need?</source>
        <translation>Công dân tại quầy cần làm việc gì?</translation>
    </message>
</context>
<context>
    <name>QuestionWords</name>
    <message>
        <source>The number and the year of birth do not agree. Would you look again?</source>
        <translation>Số và năm sinh không khớp. Ông/bà xem lại giúp.</translation>
    </message>
    <message>
        <source>The number and the sex on the card do not agree. Is it your card?</source>
        <translation>Số và giới tính trên thẻ không khớp. Đây có đúng thẻ của ông/bà?</translation>
    </message>
    <message>
        <source>The date of birth could not be read. Would you look again?</source>
        <translation>Ngày sinh đọc chưa rõ. Ông/bà xem lại giúp.</translation>
    </message>
    <message>
        <source>The day on which the card was issued seems odd. Is it your card?</source>
        <translation>Ngày cấp thẻ có vẻ không đúng. Đây có đúng thẻ của ông/bà?</translation>
    </message>
    <message>
        <source>The accents of the letters are missing. The clerk will put them right.</source>
        <translation>Chữ đọc được bị thiếu dấu. Cán bộ sẽ sửa lại tại quầy.</translation>
    </message>
    <message>
        <source>A sign may have been misread or mistyped. Would you compare the number and the year?</source>
        <translation>Có thể nhầm một ký tự. Ông/bà so lại số và năm sinh giúp.</translation>
    </message>
    <message>
        <source>This passport has expired. You get your number all the same; please ask the clerk about it.</source>
        <translation>Hộ chiếu này đã hết hạn. Ông/bà vẫn lấy được số; xin hỏi thêm cán bộ tại quầy.</translation>
    </message>
    <message>
        <source>A digit of this tax code may be wrong. Would you compare it once more?</source>
        <translation>Mã số thuế này có thể nhầm một số. Ông/bà so lại giúp.</translation>
    </message>
    <message>
        <source>The first three digits are unusual. Would you look at the number again?</source>
        <translation>Ba số đầu ít gặp. Ông/bà xem lại số giúp.</translation>
    </message>
</context>
<context>
    <name>QueueCard</name>
    <message>
        <source>Waiting for me</source>
        <translation>Đang chờ quầy này</translation>
    </message>
    <message>
        <source>Stepped away</source>
        <translation>Vắng, tạm rời</translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message numerus="yes">
        <source>%1: %n people waiting</source>
        <translation>
            <numerusform>%1: %n người đang chờ</numerusform>
        </translation>
    </message>
    <message>
        <source>no new numbers now</source>
        <translation>tạm ngừng phát số</translation>
    </message>
    <message>
        <source>nobody waiting</source>
        <translation>không có người chờ</translation>
    </message>
    <message>
        <source>waits %1 min, %2</source>
        <translation>chờ %1&#xa0;phút, %2</translation>
    </message>
    <message>
        <source>waits %1 min, new numbers %2</source>
        <translation>chờ %1&#xa0;phút, số mới %2</translation>
    </message>
    <message>
        <source>nobody waiting, new numbers %1</source>
        <translation>không ai chờ, số mới %1</translation>
    </message>
    <message>
        <source>numbers again at %1</source>
        <translation>phát số lại lúc %1</translation>
    </message>
    <message>
        <source>waits %1 min, promised %2 min</source>
        <translation>chờ %1 phút, hẹn %2 phút</translation>
    </message>
</context>
<context>
    <name>QueueTab</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>QueueTable</name>
    <message numerus="yes">
        <source>%n people waiting</source>
        <translation>
            <numerusform>%n người đang chờ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n counters open</source>
        <translation>
            <numerusform>%n quầy đang mở</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiptPage</name>
    <message>
        <source>What is the code on your receipt?</source>
        <translation>Mã hồ sơ trên giấy hẹn là gì?</translation>
    </message>
    <message>
        <source>We look first whether your result is ready, so that nobody waits in vain.</source>
        <translation>Máy xem kết quả đã có chưa, để ông/bà không phải chờ vô ích.</translation>
    </message>
    <message>
        <source>You see at once how far your dossier has come. You need no number for that.</source>
        <translation>Ông/bà xem được ngay hồ sơ đến đâu, không cần lấy số.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>I have no code</source>
        <translation>Tôi không có mã</translation>
    </message>
    <message>
        <source>Look it up</source>
        <translation>Tra cứu</translation>
    </message>
    <message>
        <source>This cannot be a dossier&apos;s code. Please compare it with your receipt.</source>
        <translation>Mã hồ sơ chưa đúng. Xin ông/bà đối chiếu lại với giấy hẹn.</translation>
    </message>
    <message>
        <source>Dossier code</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Touch here to type</source>
        <translation>Chạm vào đây để nhập</translation>
    </message>
    <message>
        <source>With its dots and hyphens, as it is printed.</source>
        <translation>Nhập cả dấu chấm và dấu gạch ngang như trên giấy.</translation>
    </message>
    <message>
        <source>Or hold the code on your receipt to the scanner.</source>
        <translation>Hoặc đưa mã trên giấy hẹn vào máy quét, không cần nhập.</translation>
    </message>
</context>
<context>
    <name>ReceiptPicture</name>
    <message>
        <source>The dossier&apos;s code stands at the top of the receipt, after “Dossier code”.</source>
        <translation>Mã hồ sơ nằm ở phần đầu giấy hẹn, sau chữ “Mã hồ sơ”.</translation>
    </message>
    <message>
        <source>Receipt and appointment for the result</source>
        <translation>Giấy tiếp nhận hồ sơ và hẹn trả kết quả</translation>
    </message>
    <message>
        <source>Dossier code: %1</source>
        <translation>Mã hồ sơ: %1</translation>
    </message>
</context>
<context>
    <name>RefusalWords</name>
    <message>
        <source>Closed now</source>
        <translation>Tạm ngừng lấy số</translation>
    </message>
    <message>
        <source>No numbers left today</source>
        <translation>Đã hết số hôm nay</translation>
    </message>
    <message>
        <source>Not open yet</source>
        <translation>Chưa mở cửa</translation>
    </message>
    <message>
        <source>It is outside opening hours</source>
        <translation>Hiện ngoài giờ lấy số</translation>
    </message>
    <message>
        <source>All numbers of today have been given out</source>
        <translation>Hôm nay đã phát hết số</translation>
    </message>
    <message>
        <source>No numbers are given out now</source>
        <translation>Hiện chưa phát số</translation>
    </message>
    <message>
        <source>This service is closed now</source>
        <translation>Lĩnh vực này đang tạm ngừng lấy số</translation>
    </message>
    <message>
        <source>There is no number for this now</source>
        <translation>Hiện chưa lấy được số</translation>
    </message>
    <message>
        <source>Closed today: %1</source>
        <translation>Hôm nay nghỉ: %1</translation>
    </message>
    <message>
        <source>Please come back in opening hours, or ask a member of staff.</source>
        <translation>Xin mời ông/bà trở lại trong giờ làm việc, hoặc hỏi cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>Please come back on another day, or ask a member of staff.</source>
        <translation>Xin mời ông/bà trở lại vào ngày khác, hoặc hỏi cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>The branch has not opened for today. Please ask a member of staff.</source>
        <translation>Chi nhánh chưa bắt đầu ngày làm việc. Xin hỏi cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>Please choose another service, or ask a member of staff.</source>
        <translation>Xin chọn lĩnh vực khác, hoặc hỏi cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>Please ask a member of staff. They will help you at once.</source>
        <translation>Xin hỏi cán bộ hướng dẫn để được giúp ngay.</translation>
    </message>
</context>
<context>
    <name>ResultsClosed</name>
    <message>
        <source>Numbers to collect a result: %1</source>
        <translation>Số nhận kết quả: %1</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Is this right?</source>
        <translation>Thông tin này đúng chưa?</translation>
    </message>
    <message>
        <source>The stars hide the rest from others&apos; eyes.</source>
        <translation>Dấu * che bớt để người khác không đọc được.</translation>
    </message>
    <message>
        <source>No, once more</source>
        <translation>Sai, làm lại</translation>
    </message>
    <message>
        <source>No, just a number</source>
        <translation>Không cần, lấy số luôn</translation>
    </message>
    <message>
        <source>Yes, right</source>
        <translation>Đúng rồi</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số giấy tờ</translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation>Năm sinh</translation>
    </message>
    <message>
        <source>Tax code</source>
        <translation>Mã số thuế</translation>
    </message>
</context>
<context>
    <name>RightingStrip</name>
    <message>
        <source>A service was added to %1</source>
        <translation>Đã thêm một việc cho số %1</translation>
    </message>
    <message>
        <source>%1 steps aside</source>
        <translation>Số %1 tạm rời quầy</translation>
    </message>
    <message>
        <source>%1 is marked absent</source>
        <translation>Số %1 được ghi vắng mặt</translation>
    </message>
    <message>
        <source>The class of %1 was changed</source>
        <translation>Đã đổi diện của số %1</translation>
    </message>
    <message>
        <source>%1 is being served</source>
        <translation>Đang phục vụ số %1</translation>
    </message>
    <message>
        <source>%1 was sent on</source>
        <translation>Đã chuyển số %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Take back, %1 s</source>
        <translation>Hoàn tác, %1 giây</translation>
    </message>
    <message>
        <source>Change the outcome</source>
        <translation>Đổi kết quả</translation>
    </message>
</context>
<context>
    <name>SampleNotice</name>
    <message>
        <source>Sample data, only to try: papers, times and fees have not been checked. Please ask at the counter.</source>
        <translation>Dữ liệu mẫu, chỉ để thử: giấy tờ, thời hạn và lệ phí chưa được kiểm tra. Xin hỏi cán bộ tại quầy.</translation>
    </message>
</context>
<context>
    <name>ScanNotice</name>
    <message>
        <source>The code was not read completely</source>
        <translation>Máy chưa đọc hết mã</translation>
    </message>
    <message>
        <source>Several codes were read at once</source>
        <translation>Máy đọc thấy nhiều mã cùng lúc</translation>
    </message>
    <message>
        <source>The letters on the card did not come through</source>
        <translation>Máy quét đọc sai chữ trên thẻ</translation>
    </message>
    <message>
        <source>Health insurance cards are not used here</source>
        <translation>Thẻ bảo hiểm y tế không dùng ở máy này</translation>
    </message>
    <message>
        <source>This is a code for paying</source>
        <translation>Đây là mã thanh toán</translation>
    </message>
    <message>
        <source>This is the code of a web page</source>
        <translation>Đây là mã của một trang web</translation>
    </message>
    <message>
        <source>The code cannot be read</source>
        <translation>Máy không đọc được mã</translation>
    </message>
    <message>
        <source>This machine does not know that code</source>
        <translation>Máy không nhận ra mã này</translation>
    </message>
    <message>
        <source>Please present it once more and hold it still a little longer.</source>
        <translation>Xin ông/bà đưa lại và giữ yên lâu hơn một chút.</translation>
    </message>
    <message>
        <source>Please present one card at a time.</source>
        <translation>Xin ông/bà đưa từng thẻ một.</translation>
    </message>
    <message>
        <source>Please type on the screen, or ask for help.</source>
        <translation>Xin nhập trên màn hình, hoặc chạm “Tôi cần trợ giúp”.</translation>
    </message>
    <message>
        <source>You may present your ID card. A number needs no card.</source>
        <translation>Ông/bà có thể đưa thẻ căn cước. Lấy số không cần thẻ.</translation>
    </message>
    <message>
        <source>Please choose on the screen what you need.</source>
        <translation>Mời ông/bà chọn việc cần làm trên màn hình.</translation>
    </message>
    <message>
        <source>It reads ID cards, tickets, receipts and bookings, but no VNeID codes.</source>
        <translation>Máy đọc thẻ căn cước, phiếu số, giấy hẹn, lịch hẹn; không đọc mã VNeID.</translation>
    </message>
    <message>
        <source>Please hold it flat and straight, with the code towards the scanner.</source>
        <translation>Xin giữ thẻ thẳng và phẳng, hướng mã vào khe quét.</translation>
    </message>
</context>
<context>
    <name>ScanWords</name>
    <message>
        <source>an identity card</source>
        <translation>thẻ căn cước</translation>
    </message>
    <message>
        <source>a passport</source>
        <translation>hộ chiếu</translation>
    </message>
    <message>
        <source>a ticket of this house</source>
        <translation>phiếu số của trung tâm</translation>
    </message>
    <message>
        <source>a preparation slip of this house</source>
        <translation>phiếu chuẩn bị hồ sơ của trung tâm</translation>
    </message>
    <message>
        <source>a dossier&apos;s receipt</source>
        <translation>giấy hẹn hồ sơ</translation>
    </message>
    <message>
        <source>a short code</source>
        <translation>một mã ngắn</translation>
    </message>
    <message>
        <source>a card or passport, spoilt on its way: the scanner has to be set up anew</source>
        <translation>thẻ hoặc hộ chiếu nhưng dữ liệu bị lỗi: cần cài đặt lại máy quét</translation>
    </message>
    <message>
        <source>a code of no use here</source>
        <translation>mã không dùng ở đây</translation>
    </message>
</context>
<context>
    <name>ScrollArea</name>
    <message>
        <source>More below</source>
        <translation>Còn nội dung bên dưới</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Cuộn lên</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Cuộn xuống</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>The list of procedures is being read…</source>
        <translation>Đang đọc danh mục thủ tục…</translation>
    </message>
    <message>
        <source>Often asked for</source>
        <translation>Hay được hỏi</translation>
    </message>
    <message>
        <source>No procedure was found</source>
        <translation>Chưa tìm thấy thủ tục nào</translation>
    </message>
    <message numerus="yes">
        <source>More than %n procedures; type one word more</source>
        <translation>
            <numerusform>Hơn %n thủ tục, xin gõ thêm một từ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n procedures</source>
        <translation>
            <numerusform>Tìm thấy %n thủ tục</numerusform>
        </translation>
    </message>
    <message>
        <source>Which procedure do you need?</source>
        <translation>Ông/bà cần tìm thủ tục nào?</translation>
    </message>
    <message>
        <source>Type it as you would say it, with or without accents.</source>
        <translation>Ông/bà gõ như vẫn thường nói, có dấu hay không dấu đều được.</translation>
    </message>
    <message>
        <source>What you want to do</source>
        <translation>Việc ông/bà cần làm</translation>
    </message>
    <message>
        <source>For example: khai sinh, sổ đỏ</source>
        <translation>Ví dụ: khai sinh, sổ đỏ</translation>
    </message>
    <message>
        <source>Please try other words, for example the name of the paper that you want to have.</source>
        <translation>Ông/bà thử gõ từ khác, ví dụ tên loại giấy mà ông/bà cần có.</translation>
    </message>
    <message>
        <source>Not what you are looking for?</source>
        <translation>Chưa thấy việc ông/bà cần?</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>Cách khác</translation>
    </message>
    <message>
        <source>Take a number by field of work</source>
        <translation>Lấy số theo lĩnh vực</translation>
    </message>
    <message>
        <source>Call a member of staff</source>
        <translation>Gọi cán bộ hỗ trợ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
</context>
<context>
    <name>SecondaryRow</name>
    <message>
        <source>Step aside</source>
        <translation>Tạm rời quầy</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Chuyển</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Paperwork after</source>
        <translation>Xử lý hồ sơ sau đó</translation>
    </message>
    <message>
        <source>Serve directly</source>
        <translation>Phục vụ trực tiếp</translation>
    </message>
    <message>
        <source>Give out a number</source>
        <translation>Cấp số tại quầy</translation>
    </message>
    <message>
        <source>Calls by itself: stopped</source>
        <translation>Tự mời: đang dừng</translation>
    </message>
    <message>
        <source>Call by itself</source>
        <translation>Tự mời số</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Work profile</source>
        <translation>Nhóm việc</translation>
    </message>
    <message>
        <source>Leave the counter</source>
        <translation>Rời quầy</translation>
    </message>
</context>
<context>
    <name>ServiceCell</name>
    <message>
        <source>%1 longer than the promised %2 min</source>
        <translation>%1 người chờ quá %2 phút đã hẹn</translation>
    </message>
    <message>
        <source>%1 soon longer than the promised %2 min</source>
        <translation>%1 người sắp quá %2 phút đã hẹn</translation>
    </message>
    <message>
        <source>%1: %2 waiting, longest %3 min</source>
        <translation>%1: %2 người chờ, lâu nhất %3 phút</translation>
    </message>
    <message>
        <source>who comes now: %1</source>
        <translation>người đến bây giờ: %1</translation>
    </message>
    <message>
        <source>%1 min, %2 over</source>
        <translation>%1 phút, %2 quá hẹn</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 phút</translation>
    </message>
    <message>
        <source>No more numbers</source>
        <translation>Ngừng cấp số</translation>
    </message>
    <message>
        <source>%1 min, %2 soon over</source>
        <translation>%1 phút, %2 sắp quá hẹn</translation>
    </message>
    <message>
        <source>new numbers %1</source>
        <translation>số mới %1</translation>
    </message>
</context>
<context>
    <name>ServicePage</name>
    <message>
        <source>Which field is it?</source>
        <translation>Việc của ông/bà thuộc lĩnh vực nào?</translation>
    </message>
    <message>
        <source>It is not known which line receives your dossier. Touch the field that is nearest, or ask a member of staff.</source>
        <translation>Máy chưa biết lĩnh vực nào nhận hồ sơ này. Xin chạm vào lĩnh vực gần nhất, hoặc hỏi cán bộ.</translation>
    </message>
    <message>
        <source>Touch your matter to take a number.</source>
        <translation>Chạm vào lĩnh vực cần làm để lấy số.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Find a procedure</source>
        <translation>Tìm theo tên thủ tục</translation>
    </message>
</context>
<context>
    <name>ServiceTile</name>
    <message>
        <source>Nobody is waiting</source>
        <translation>Chưa có ai&#xa0;chờ</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n người đang&#xa0;chờ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShutWords</name>
    <message>
        <source>This kiosk is closed for now</source>
        <translation>Ki-ốt tạm ngừng phục vụ</translation>
    </message>
    <message>
        <source>Please use the kiosk next to this one.</source>
        <translation>Mời ông/bà sang ki-ốt bên cạnh.</translation>
    </message>
    <message>
        <source>Please come back in a few minutes.</source>
        <translation>Mời ông/bà quay lại sau ít phút.</translation>
    </message>
    <message>
        <source>Please go to the information desk. You get your number there.</source>
        <translation>Mời ông/bà đến quầy hướng dẫn để lấy số.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Sign in to a counter</source>
        <translation>Vào quầy làm việc</translation>
    </message>
    <message>
        <source>e.g. LAN01</source>
        <translation>ví dụ LAN01</translation>
    </message>
    <message>
        <source>Your staff code</source>
        <translation>Mã cán bộ</translation>
    </message>
    <message>
        <source>Choose your name from the list, or type it or your staff code.</source>
        <translation>Hãy chọn tên trong danh sách, hoặc gõ tên hay mã cán bộ.</translation>
    </message>
    <message>
        <source>Choose the counter at which you sit.</source>
        <translation>Hãy chọn quầy đang ngồi.</translation>
    </message>
    <message>
        <source>Choose which services you take. This computer remembers it.</source>
        <translation>Hãy chọn nhóm việc. Máy này sẽ nhớ cho lần sau.</translation>
    </message>
    <message>
        <source>The server is not reached. Signing in works again when it is back.</source>
        <translation>Chưa kết nối được máy chủ. Khi có mạng, hãy vào quầy lại.</translation>
    </message>
    <message>
        <source>The day at this branch is not open yet. The supervisor opens it.</source>
        <translation>Chi nhánh chưa mở ngày làm việc. Phụ trách chi nhánh sẽ mở.</translation>
    </message>
    <message>
        <source>This branch works without PINs: whoever knows a staff code can open a counter. The administrator makes accounts.</source>
        <translation>Chi nhánh chưa dùng mã PIN: ai biết mã cán bộ cũng mở được quầy. Người quản trị lập tài khoản.</translation>
    </message>
    <message>
        <source>Open the counter</source>
        <translation>Mở quầy</translation>
    </message>
</context>
<context>
    <name>StaffFrame</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
</context>
<context>
    <name>StaffHead</name>
    <message>
        <source>Staff menu</source>
        <translation>Dành cho nhân viên</translation>
    </message>
    <message>
        <source>Kiosk %1 · version %2</source>
        <translation>Ki-ốt %1 · phiên bản %2</translation>
    </message>
    <message>
        <source>Close the menu</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>StaffList</name>
    <message>
        <source>Name or staff code</source>
        <translation>Tên hoặc mã cán bộ</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Cán bộ</translation>
    </message>
    <message>
        <source>%1 · supervisor</source>
        <translation>%1 · phụ trách</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>Quầy %1</translation>
    </message>
    <message>
        <source>Nobody of that name or code may sign in</source>
        <translation>Không có cán bộ nào có tên hoặc mã này</translation>
    </message>
</context>
<context>
    <name>StaffSheet</name>
    <message>
        <source>Staff menu</source>
        <translation>Dành cho nhân viên</translation>
    </message>
</context>
<context>
    <name>StandingWords</name>
    <message>
        <source>Your number is waiting in the line</source>
        <translation>Số của ông/bà đang trong hàng chờ</translation>
    </message>
    <message>
        <source>You are next</source>
        <translation>Ông/bà là người tiếp theo</translation>
    </message>
    <message numerus="yes">
        <source>%n people before you</source>
        <translation>
            <numerusform>Còn %n người trước ông/bà</numerusform>
        </translation>
    </message>
    <message>
        <source>You are called: counter %1</source>
        <translation>Đang gọi ông/bà: quầy %1</translation>
    </message>
    <message>
        <source>You are being served at counter %1</source>
        <translation>Số này đang làm việc tại quầy %1</translation>
    </message>
    <message>
        <source>Counter %1 is waiting for you to come back</source>
        <translation>Quầy %1 đang đợi ông/bà quay lại</translation>
    </message>
    <message>
        <source>Your number was called, but you were not there</source>
        <translation>Số này đã được gọi nhưng chưa có người đến</translation>
    </message>
    <message>
        <source>What this number was for is done</source>
        <translation>Việc của số này đã xong</translation>
    </message>
    <message>
        <source>This number is no longer valid</source>
        <translation>Số này không còn hiệu lực</translation>
    </message>
    <message>
        <source>Looking for your slip…</source>
        <translation>Đang tra phiếu của ông/bà…</translation>
    </message>
    <message>
        <source>Your slip cannot be looked up now</source>
        <translation>Hiện chưa tra được phiếu này</translation>
    </message>
    <message>
        <source>This number is not known here today</source>
        <translation>Hôm nay ở đây không có số này</translation>
    </message>
    <message>
        <source>Please take a seat and watch the screens.</source>
        <translation>Mời ông/bà ngồi chờ và để ý màn hình gọi số.</translation>
    </message>
    <message>
        <source>Expected wait: %1.</source>
        <translation>Dự kiến chờ: %1.</translation>
    </message>
    <message>
        <source>Please go to counter %1 now.</source>
        <translation>Mời ông/bà đến ngay quầy %1.</translation>
    </message>
    <message>
        <source>If you have been asked to wait, please stay near the counter.</source>
        <translation>Nếu cán bộ mời đợi, xin ông/bà ngồi gần quầy.</translation>
    </message>
    <message>
        <source>Come back to counter %1 when you are ready. You need no new number.</source>
        <translation>Chuẩn bị xong, mời ông/bà quay lại quầy %1. Không cần lấy số mới.</translation>
    </message>
    <message>
        <source>Please tell a clerk at a counter. Your number is called again and keeps its place.</source>
        <translation>Xin báo cán bộ tại quầy. Số sẽ được gọi lại và vẫn giữ thứ tự.</translation>
    </message>
    <message>
        <source>If you need something else, please take a new number.</source>
        <translation>Nếu cần làm việc khác, mời ông/bà lấy số mới.</translation>
    </message>
    <message>
        <source>Please take a new number, or ask a member of staff.</source>
        <translation>Mời ông/bà lấy số mới, hoặc hỏi cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>The line is interrupted. Please try again in a few minutes, or ask a member of staff.</source>
        <translation>Đường truyền đang gián đoạn. Xin thử lại sau ít phút, hoặc hỏi cán bộ hướng dẫn.</translation>
    </message>
    <message>
        <source>It may be of another day or another branch. You can take a new number, or ask a member of staff.</source>
        <translation>Có thể đây là số của ngày khác hoặc chi nhánh khác. Ông/bà có thể lấy số mới, hoặc hỏi cán bộ hướng dẫn.</translation>
    </message>
</context>
<context>
    <name>StartFoot</name>
    <message>
        <source>An ID card, a ticket, a receipt or a booking with a code? Present it to the scanner.</source>
        <translation>Thẻ căn cước, phiếu số, giấy hẹn hay lịch hẹn có mã: xin đưa mã vào khe quét.</translation>
    </message>
    <message>
        <source>Line interrupted</source>
        <translation>Đường truyền gián đoạn</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Đang kết nối…</translation>
    </message>
    <message>
        <source>No paper tickets at the moment</source>
        <translation>Tạm thời không in được phiếu</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Welcome</source>
        <translation>Kính chào ông/bà</translation>
    </message>
    <message>
        <source>What do you need today?</source>
        <translation>Ông/bà cần làm việc gì?</translation>
    </message>
    <message>
        <source>Touch your matter to take a number.</source>
        <translation>Chạm vào việc cần làm để lấy số thứ tự.</translation>
    </message>
</context>
<context>
    <name>StateLine</name>
    <message>
        <source>Calling</source>
        <translation>Đang mời</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Đã đóng</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Sẵn sàng</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Serving</source>
        <translation>Đang phục vụ</translation>
    </message>
    <message>
        <source>Paperwork</source>
        <translation>Xử lý hồ sơ</translation>
    </message>
</context>
<context>
    <name>StatePage</name>
    <message>
        <source>State of the kiosk</source>
        <translation>Tình trạng ki-ốt</translation>
    </message>
    <message>
        <source>What is shown changes at once when something is mended.</source>
        <translation>Sửa xong, tình trạng ở đây đổi ngay.</translation>
    </message>
</context>
<context>
    <name>StatusPage</name>
    <message>
        <source>%1 on %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Another code</source>
        <translation>Tra mã khác</translation>
    </message>
    <message>
        <source>Number to ask at the counter</source>
        <translation>Lấy số hỏi tại quầy</translation>
    </message>
    <message>
        <source>Number to collect the result</source>
        <translation>Lấy số nhận kết quả</translation>
    </message>
    <message>
        <source>Take a number</source>
        <translation>Lấy số</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Look at the code again</source>
        <translation>Xem lại mã</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>About this dossier</source>
        <translation>Về hồ sơ này</translation>
    </message>
    <message>
        <source>Dossier code</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Result due</source>
        <translation>Hẹn trả kết quả</translation>
    </message>
    <message>
        <source>Ready since</source>
        <translation>Có kết quả từ</translation>
    </message>
    <message>
        <source>To be collected at</source>
        <translation>Nơi trả kết quả</translation>
    </message>
    <message>
        <source>News of</source>
        <translation>Tin cập nhật lúc</translation>
    </message>
    <message numerus="yes">
        <source>This news is %n days old</source>
        <translation>
            <numerusform>Tin này đã cũ %n ngày</numerusform>
        </translation>
    </message>
    <message>
        <source>It may be otherwise by now. At the counter you hear how it stands today.</source>
        <translation>Đến nay có thể đã khác. Hỏi tại quầy để biết tình hình hôm nay.</translation>
    </message>
</context>
<context>
    <name>StillThereSheet</name>
    <message>
        <source>Are you still there?</source>
        <translation>Ông/bà còn ở đó không?</translation>
    </message>
    <message>
        <source>If not, this screen closes and nothing of what you entered is kept.</source>
        <translation>Nếu không, màn hình sẽ tự đóng. Máy không giữ lại thông tin nào ông/bà đã nhập.</translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation>Tôi vẫn ở đây</translation>
    </message>
    <message>
        <source>I am done</source>
        <translation>Xong rồi</translation>
    </message>
</context>
<context>
    <name>TaxCodePage</name>
    <message>
        <source>What is the tax code?</source>
        <translation>Mã số thuế là gì?</translation>
    </message>
    <message>
        <source>Of the organisation or business that you come for.</source>
        <translation>Của tổ chức hoặc hộ kinh doanh mà ông/bà đến làm việc.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>No, just a number</source>
        <translation>Không cần, lấy số luôn</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Tax code</source>
        <translation>Mã số thuế</translation>
    </message>
    <message>
        <source>Touch here to type</source>
        <translation>Chạm vào đây để nhập</translation>
    </message>
    <message>
        <source>10 digits; a branch has 3 more. A household business: the 12 digits of its owner.</source>
        <translation>10 số, chi nhánh thêm 3 số. Hộ kinh doanh: 12 số định danh của chủ hộ.</translation>
    </message>
    <message>
        <source>A tax code has 10, 12 or 13 digits. Please compare it.</source>
        <translation>Mã số thuế có 10, 12 hoặc 13 số. Ông/bà so lại giúp.</translation>
    </message>
</context>
<context>
    <name>TicketCard</name>
    <message>
        <source>Nobody is waiting for you</source>
        <translation>Không có ai đang chờ quầy này</translation>
    </message>
    <message>
        <source>No one is called to this counter until you continue</source>
        <translation>Quầy này không mời ai cho đến khi tiếp tục làm việc</translation>
    </message>
    <message>
        <source>The next one appears here by itself</source>
        <translation>Khi có người chờ, phiếu tiếp theo tự hiện ở đây</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>Số thứ tự của ông/bà</translation>
    </message>
</context>
<context>
    <name>TicketFacts</name>
    <message>
        <source>Waited</source>
        <translation>Đã chờ</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 phút</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>Đã hẹn</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Lần mời</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Vắng mặt</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1 lần</translation>
    </message>
    <message>
        <source>After this: %1</source>
        <translation>Sau đó: %1</translation>
    </message>
</context>
<context>
    <name>TicketLine</name>
    <message>
        <source>waited %1 of %2 min</source>
        <translation>đã chờ %1 trên %2 phút</translation>
    </message>
    <message>
        <source>call %1 of %2</source>
        <translation>mời lần %1 / %2</translation>
    </message>
    <message>
        <source>After this: %1</source>
        <translation>Sau đó: %1</translation>
    </message>
</context>
<context>
    <name>TicketPage</name>
    <message>
        <source>Your number is %1</source>
        <translation>Số của ông/bà là %1</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>In lại</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
</context>
<context>
    <name>TicketStub</name>
    <message>
        <source>Your place goes by the time on your ticket</source>
        <translation>Thứ tự tính theo giờ lấy số ghi trên phiếu</translation>
    </message>
    <message>
        <source>Nobody before you</source>
        <translation>Không có ai phía&#xa0;trước</translation>
    </message>
    <message numerus="yes">
        <source>%n people before you</source>
        <translation>
            <numerusform>Còn %n người phía&#xa0;trước</numerusform>
        </translation>
    </message>
    <message>
        <source>Expected wait: %1</source>
        <translation>Dự kiến chờ: %1</translation>
    </message>
    <message>
        <source>Please take a seat and watch the screens.</source>
        <translation>Mời ông/bà ngồi chờ và theo dõi màn hình.</translation>
    </message>
    <message>
        <source>Scan the code to follow your turn on your phone.</source>
        <translation>Quét mã để theo dõi lượt của mình trên điện thoại.</translation>
    </message>
    <message>
        <source>Code of this ticket&apos;s page</source>
        <translation>Mã QR để xem lượt trên điện thoại</translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message>
        <source>Same day</source>
        <translation>Trong ngày</translation>
    </message>
    <message numerus="yes">
        <source>%n working hours</source>
        <translation>
            <numerusform>%n giờ làm việc</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working days</source>
        <translation>
            <numerusform>%n ngày làm việc</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n ngày</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%n tháng</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Connected</source>
        <translation>Đã kết nối</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Mất kết nối</translation>
    </message>
</context>
<context>
    <name>TrialsPage</name>
    <message>
        <source>Try printer and scanner</source>
        <translation>Thử máy in và máy quét</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Máy in</translation>
    </message>
    <message>
        <source>Print a trial slip</source>
        <translation>In phiếu thử</translation>
    </message>
    <message>
        <source>No paper: %1.</source>
        <translation>Không in được: %1.</translation>
    </message>
    <message>
        <source>The slip has come out.</source>
        <translation>Đã in xong phiếu thử.</translation>
    </message>
    <message>
        <source>Look whether all letters are whole and the cut is clean.</source>
        <translation>Xem chữ có đủ nét, đủ dấu và giấy cắt có gọn không.</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Máy quét</translation>
    </message>
    <message>
        <source>Present a card, a ticket or any other code to the scanner. What it holds is neither shown nor kept.</source>
        <translation>Đưa thẻ, phiếu hoặc mã bất kỳ vào máy quét. Nội dung không hiện ra và không lưu lại.</translation>
    </message>
    <message>
        <source>The scanner has read: %1.</source>
        <translation>Máy quét đọc được: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n codes so far</source>
        <translation>
            <numerusform>Đã quét %n mã</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictWords</name>
    <message>
        <source>Your result is ready</source>
        <translation>Kết quả đã có</translation>
    </message>
    <message>
        <source>Your result is ready at another place</source>
        <translation>Kết quả đã có, trả ở nơi khác</translation>
    </message>
    <message>
        <source>Your dossier has been sent in</source>
        <translation>Hồ sơ đã gửi, chờ tiếp nhận</translation>
    </message>
    <message>
        <source>Your dossier is being worked on</source>
        <translation>Hồ sơ đang được giải quyết</translation>
    </message>
    <message>
        <source>Your result is late</source>
        <translation>Kết quả chậm hơn giấy hẹn</translation>
    </message>
    <message>
        <source>Papers are missing from your dossier</source>
        <translation>Hồ sơ cần bổ sung giấy tờ</translation>
    </message>
    <message>
        <source>Your dossier waits for a payment</source>
        <translation>Hồ sơ chờ nộp phí, lệ phí</translation>
    </message>
    <message>
        <source>Your dossier was withdrawn at your request</source>
        <translation>Hồ sơ đã được rút theo yêu cầu</translation>
    </message>
    <message>
        <source>Work on your dossier has been stopped</source>
        <translation>Hồ sơ đã dừng giải quyết</translation>
    </message>
    <message>
        <source>Your result has been handed over</source>
        <translation>Kết quả đã được trả</translation>
    </message>
    <message>
        <source>Your dossier was not accepted</source>
        <translation>Hồ sơ không được tiếp nhận</translation>
    </message>
    <message>
        <source>This dossier was not found</source>
        <translation>Chưa tìm thấy hồ sơ này</translation>
    </message>
    <message>
        <source>No news of dossiers have reached this machine</source>
        <translation>Máy chưa có tin về hồ sơ</translation>
    </message>
    <message>
        <source>This could not be looked up</source>
        <translation>Chưa tra cứu được</translation>
    </message>
    <message>
        <source>Please take a number and collect it here.</source>
        <translation>Mời ông/bà lấy số để nhận kết quả tại đây.</translation>
    </message>
    <message>
        <source>It is collected where your receipt says. If that is here, please take a number.</source>
        <translation>Kết quả được trả ở nơi ghi trên giấy hẹn. Nếu là ở đây, mời ông/bà lấy số.</translation>
    </message>
    <message>
        <source>Please collect it there: %1. You need no number here.</source>
        <translation>Mời ông/bà nhận tại: %1. Ở đây không cần lấy số.</translation>
    </message>
    <message>
        <source>It still has to be accepted; then you get a receipt with the day of the result. You need no number.</source>
        <translation>Khi hồ sơ được tiếp nhận, ông/bà sẽ có giấy hẹn ghi ngày trả. Không cần lấy số.</translation>
    </message>
    <message>
        <source>You need no number now. Please come when the result is due.</source>
        <translation>Không cần lấy số. Mời ông/bà đến theo ngày hẹn.</translation>
    </message>
    <message>
        <source>We are sorry. Please take a number; at the counter you will hear why, and when it will be ready.</source>
        <translation>Chúng tôi xin lỗi ông/bà. Mời lấy số để được trả lời vì sao chậm và bao giờ có.</translation>
    </message>
    <message>
        <source>The office has written to you which ones. Bring all of them together, then take a number.</source>
        <translation>Giấy tờ còn thiếu ghi trong thông báo gửi ông/bà. Khi mang đủ, mời lấy số nộp một lần.</translation>
    </message>
    <message>
        <source>You may pay on the National Public Service Portal, or take a number and pay at the counter.</source>
        <translation>Ông/bà nộp trên Cổng Dịch vụ công quốc gia, hoặc lấy số để nộp tại quầy.</translation>
    </message>
    <message>
        <source>Nothing more needs to be done. You need no number.</source>
        <translation>Ông/bà không phải làm gì thêm, không cần lấy số.</translation>
    </message>
    <message>
        <source>The notice that was sent to you says why. To ask about it, please take a number.</source>
        <translation>Lý do ghi trong thông báo gửi ông/bà. Muốn hỏi thêm, mời lấy số.</translation>
    </message>
    <message>
        <source>Nothing more needs to be done. If you have not received it, please ask a member of staff.</source>
        <translation>Ông/bà không phải làm gì thêm. Nếu chưa nhận được, xin hỏi cán bộ.</translation>
    </message>
    <message>
        <source>The slip that you were given says why. To hand it in anew, please take a number.</source>
        <translation>Lý do ghi trên phiếu từ chối. Muốn nộp lại, mời ông/bà lấy số.</translation>
    </message>
    <message>
        <source>Please compare the code with your receipt. A dossier that was handed in today or elsewhere may not be known here yet.</source>
        <translation>Xin đối chiếu mã với giấy hẹn. Hồ sơ mới nộp hôm nay hoặc nộp nơi khác có thể chưa có ở đây.</translation>
    </message>
    <message>
        <source>Please take a number; a member of staff will look it up for you.</source>
        <translation>Mời ông/bà lấy số, cán bộ sẽ tra giúp.</translation>
    </message>
    <message>
        <source>Please try again in a moment, or take a number and ask at the counter.</source>
        <translation>Mời ông/bà thử lại sau ít phút, hoặc lấy số để hỏi tại quầy.</translation>
    </message>
</context>
<context>
    <name>VolumePage</name>
    <message>
        <source>Volume</source>
        <translation>Âm lượng</translation>
    </message>
    <message>
        <source>It stays so when the kiosk starts afresh.</source>
        <translation>Mức này giữ nguyên khi ki-ốt khởi động lại.</translation>
    </message>
    <message>
        <source>This kiosk is set up without a sound device.</source>
        <translation>Ki-ốt này không lắp thiết bị âm thanh.</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Nhỏ hơn</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>volume in per cent</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>To hơn</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>Nghe thử</translation>
    </message>
    <message>
        <source>The sound device does not answer.</source>
        <translation>Thiết bị âm thanh không trả lời.</translation>
    </message>
    <message>
        <source>Look at the loudspeaker&apos;s cable. If it stays so, tell the technician.</source>
        <translation>Kiểm tra dây loa. Nếu vẫn vậy, báo kỹ thuật viên.</translation>
    </message>
</context>
<context>
    <name>WaitMeter</name>
    <message>
        <source>soon longer than promised</source>
        <translation>sắp quá thời gian hẹn</translation>
    </message>
    <message>
        <source>longer than promised</source>
        <translation>quá thời gian hẹn</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 phút</translation>
    </message>
</context>
<context>
    <name>WaitWords</name>
    <message>
        <source>%1–%2 min</source>
        <translation>%1–%2&#xa0;phút</translation>
    </message>
    <message>
        <source>about %1 to %2 minutes</source>
        <translation>khoảng %1 đến %2&#xa0;phút</translation>
    </message>
    <message>
        <source>no counter open</source>
        <translation>chưa có quầy mở</translation>
    </message>
    <message>
        <source>closed for today</source>
        <translation>hôm nay không nhận nữa</translation>
    </message>
    <message>
        <source>perhaps not today</source>
        <translation>có thể không kịp</translation>
    </message>
    <message>
        <source>Nobody else is served here today. Please ask a member of staff where to go.</source>
        <translation>Hôm nay việc này không nhận thêm. Xin hỏi nhân viên để được hướng dẫn.</translation>
    </message>
    <message>
        <source>%1 minutes to more than 2 hours</source>
        <translation>%1&#xa0;phút đến hơn 2&#xa0;giờ</translation>
    </message>
    <message>
        <source>about %1–%2 min</source>
        <translation>khoảng %1–%2&#xa0;phút</translation>
    </message>
    <message>
        <source>%1 min to more than 2 hours</source>
        <translation>%1&#xa0;phút đến hơn 2&#xa0;giờ</translation>
    </message>
    <message>
        <source>under %1 min</source>
        <translation>dưới %1&#xa0;phút</translation>
    </message>
    <message>
        <source>over %1 min</source>
        <translation>hơn %1&#xa0;phút</translation>
    </message>
    <message>
        <source>over 2 hours</source>
        <translation>hơn 2&#xa0;giờ</translation>
    </message>
    <message>
        <source>called from opening on</source>
        <translation>gọi từ giờ mở cửa</translation>
    </message>
    <message>
        <source>So the wait cannot be told. A number keeps its place; please ask a member of staff when a counter opens.</source>
        <translation>Nên chưa tính được thời gian chờ. Số vẫn giữ thứ tự; xin hỏi nhân viên khi nào quầy mở.</translation>
    </message>
    <message>
        <source>The counters have not opened yet. Numbers are called in their order.</source>
        <translation>Các quầy chưa mở. Số được gọi theo thứ tự.</translation>
    </message>
    <message>
        <source>There may not be enough time for everyone. Please ask a member of staff before you take a number.</source>
        <translation>Hôm nay có thể không kịp phục vụ hết. Xin hỏi nhân viên trước khi lấy số.</translation>
    </message>
    <message>
        <source>a few minutes</source>
        <translation>vài&#xa0;phút</translation>
    </message>
    <message>
        <source>more than 2 hours</source>
        <translation>hơn 2&#xa0;giờ</translation>
    </message>
    <message>
        <source>perhaps more than 2 hours</source>
        <translation>có thể hơn 2&#xa0;giờ</translation>
    </message>
    <message>
        <source>under %1 minutes</source>
        <translation>dưới %1&#xa0;phút</translation>
    </message>
</context>
<context>
    <name>WaitingLine</name>
    <message>
        <source>waited %1 of %2 min</source>
        <translation>đã chờ %1 trên %2 phút</translation>
    </message>
    <message>
        <source>called in %1</source>
        <translation>được gọi sau %1</translation>
    </message>
    <message>
        <source>%1, not before %2</source>
        <translation>%1, từ %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>từ %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>gọi sau %1</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Nobody is waiting</source>
        <translation>Không có ai đang chờ</translation>
    </message>
</context>
<context>
    <name>WhyText</name>
    <message>
        <source>Booked for %1</source>
        <translation>Đã đặt lịch lúc %1</translation>
    </message>
    <message>
        <source>Chosen by hand: %1</source>
        <translation>Cán bộ chọn: %1</translation>
    </message>
    <message>
        <source>Overtaken %1 times: goes first now</source>
        <translation>Đã bị vượt %1 lần: được mời trước</translation>
    </message>
    <message>
        <source>Priority: %1. Waited %2 min, promised %3 min</source>
        <translation>Ưu tiên: %1. Đã chờ %2 phút, hẹn %3 phút</translation>
    </message>
    <message>
        <source>Sent to the front by a colleague</source>
        <translation>Được đồng nghiệp chuyển lên đầu</translation>
    </message>
    <message>
        <source>Sent to this counter by name</source>
        <translation>Được chuyển đích danh đến quầy này</translation>
    </message>
    <message>
        <source>Served at the desk at once</source>
        <translation>Phục vụ ngay tại quầy, không qua hàng chờ</translation>
    </message>
    <message>
        <source>Waited %1 minutes, %2 more than promised</source>
        <translation>Đã chờ %1 phút, quá hẹn %2 phút</translation>
    </message>
    <message>
        <source>Waited %1 of %2 promised minutes</source>
        <translation>Đã chờ %1 trên %2 phút đã hẹn</translation>
    </message>
</context>
</TS>
