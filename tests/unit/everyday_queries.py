"""What people type at the kiosk, each with the codes of which one must be among the first three; it holds no rule."""

_TUNED_ON = """
làm giấy khai sinh cho con | 1.001193
so do | 1.012753 1.013978
cccd het han | 2.001195
mat cccd | 2.001194
dang ky tam tru | 1.004194
sang ten so do | 1.013980 1.012768 2.001035
mo quan an | 1.001612
giay chung nhan doc than | 1.004873
dkkh | 1.000894
giaays khai sinh | 1.001193
birth certificate | 1.001193 2.000635
mất bằng lái xe | 3.000348
doi bang lai xe o to | 3.000347
làm hộ chiếu | 1.001456
passport | 1.001456
công chứng giấy tờ | 2.000815
sao y ban chinh | 2.000815
photo công chứng căn cước | 2.000815
chứng thực chữ kí | 2.000884
nhap ho khau | 1.004222
nhập khẩu cho con mới sinh | 1.004222 2.000986
cat khau | 1.003197
đăng kí kết hôn | 1.000894
lấy vợ người nước ngoài | 2.000806
kết hôn với người Hàn Quốc | 2.000806
bo toi moi mat can lam giay gi | 1.000656 2.002622
báo tử | 1.000656
lam lai giay khai sinh bi mat | 1.004884 2.000635
xin trích lục khai sinh | 2.000635
sửa tên đệm trong giấy khai sinh | 1.004859
doi ho ten | 1.004859
cải chính ngày sinh | 1.004859
nhận con nuôi | 2.001263
nhan cha cho con | 1.000689
lý lịch tư pháp | 3.000333
giấy xác nhận không tiền án | 3.000333
criminal record | 3.000333
xây nhà | 1.013225
xin phep sua nha | 1.013229
gpxd | 1.013225
giấy phép xây dựng hết hạn | 1.013227
kinh doanh vỉa hè | 1.013274
the chap nha dat vay ngan hang | 1.011441
xóa thế chấp sổ hồng | 1.011443
giải chấp | 1.011443
chuyển đất vườn lên thổ cư | 1.013949
mở công ty | 2.001583 2.001199 2.002042
lap cong ty tnhh 1 thanh vien | 2.001583
thành lập cty cổ phần | 2.002042
đóng cửa hàng | 1.001266
tạm nghỉ bán hàng | 1.001570
đổi địa chỉ cửa hàng | 2.000720
mat giay phep kinh doanh | 2.000575
ở trọ | 1.004194
gia hạn kt3 | 1.002755
khách nước ngoài ngủ lại nhà | 2.001159
đi vắng lâu ngày | 1.003677
work permit | 1.014199
gia han work permit | 1.014201
giấy phép lao động cho người Nhật | 1.014199
that nghiep | 1.001978
bhtn | 1.001978
lãnh bảo hiểm một lần | 1.001613
rut bhxh | 1.001613
tiền thai sản | 2.000693
mất sổ bảo hiểm | 1.002759
doi the bhyt | 1.002759
người khuyết tật làm giấy | 1.001699
mất giấy khuyết tật | 1.001653
hộ nghèo | 1.011606 1.011607
thoat ngheo | 1.011608
tiền người già 75 tuổi | 1.014027
trợ cấp người cao tuổi không có lương hưu | 1.014027
tiền tuất | 2.002622
mai táng phí | 1.001731 1.014028
giỗ liệt sĩ | 1.010803
con thuong binh xin giay | 1.010833
xin cho con vào lớp 6 | 3.000182
di chúc | 2.001019
hợp đồng mua bán nhà | 2.001035
uỷ quyền | 2.000884 2.001035
chia thừa kế | 2.001406
từ chối thừa kế | 2.001016
dịch thuật công chứng | 2.000992 2.001008
mất hộ chiếu | 1.001445
cmnd 9 số | 2.001178
làm căn cước lần đầu cho con 14 tuổi | 2.000200
căn cước bị hỏng | 2.001195 2.001194
đổi cccd | 2.001195
id card | 2.000200 2.001195 2.001194
divorce status single certificate | 1.004873
temporary residence | 1.004194
start a business | 1.001612 2.001583 2.001199 2.002042
driver license lost | 3.000348
register marriage with foreigner | 2.000806
giám hộ cho cháu | 1.004837
bỏ giám hộ | 1.004845
khai sinh con lai | 2.000528
trích lục kết hôn | 2.000635
xác nhận độc thân để mua đất | 1.004873
daang kys thuwowngf trus | 1.004222
ddăng ky ket hong | 1.000894
trứng thực bản sao | 2.000815
khai xinh | 1.001193
dang ki tam chu | 1.004194
hokhau | 1.004222
làm sổ đỏ lần đầu | 1.012753 1.013978
đổi tên trên sổ đỏ | 1.012768
vợ chồng chia đất | 1.013980
bán phở | 1.001612
shop quần áo online | 1.001612
giấy chứng tử | 1.000656
đk khai sinh muộn | 1.001193
mã số định danh | 2.001178
xác nhận nhà đủ diện tích nhập khẩu | 1.013314
hủy hợp đồng đã công chứng | 2.000913
vợ tôi vừa sinh cháu cần làm giấy tờ gì | 1.001193 2.000986
lam giay to cho be moi sinh | 1.001193 2.000986
con toi chua co ten trong so ho khau | 1.004222 2.000986
muon cuoi nguoi trung quoc | 2.000806
xac nhan chua lap gia dinh | 1.004873
giay xac nhan tinh trang doc than de ket hon | 1.004873
ông ngoại tôi mất hôm qua | 1.000656 2.002622
xin ban sao giay dang ky ket hon | 2.000635
giay khai sinh bi sai ten me | 1.004859
đổi giới tính trong khai sinh | 1.004859
cong chung bang dai hoc | 2.000815
chung thuc so ho khau | 2.000815
xac nhan so yeu ly lich di lam | 2.000884
ký giấy ủy quyền cho con | 2.000884 2.001035
dich ho chieu sang tieng viet | 2.000992 2.001008
công chứng mua xe máy cũ | 2.001035
tang dat cho con trai | 2.001035 1.013980
viet di chuc de lai nha cho con | 2.001019
chuyen ho khau tu que len ha noi | 1.004222
dk tam tru cho sinh vien | 1.004194
nguoi thue nha dang ky o dau | 1.004194
bao tam vang di lao dong | 1.003677
the can cuoc het han | 2.001195
can cuoc bi mo chu | 2.001195 2.001194
lam the can cuoc cho hoc sinh | 2.000200
rot mat vi co can cuoc | 2.001194
doi tu chung minh thu sang can cuoc | 2.001195
lam ho chieu cho be 2 tuoi | 1.001456
hộ chiếu bị mất ở sân bay | 1.001445
gia han ho chieu | 1.001456
ly lich tu phap di nhat | 3.000333
bang lai b2 sap het han | 3.000347
lam mat bang lai a1 | 3.000348
xin giay phep xay nha 3 tang | 1.013225
xin phép sửa chữa nhà cấp 4 | 1.013229
thue via he ban hang | 1.013274 1.001612
lam so do cho dat ong ba de lai | 1.012753 1.013978 2.001406
so hong lan dau chung cu | 1.012753 1.013978
mua nha sang ten the nao | 1.013980 1.012768 2.001035
vay von ngan hang bang so do | 1.011441
tra no xong xoa the chap | 1.011443
dat lua chuyen thanh dat o | 1.013949
mo tiem cat toc | 1.001612
mo quan tra sua | 1.001612
dang ky ho kinh doanh ca the | 1.001612
nghi ban hang luon | 1.001266 1.001570
doi ten ho kinh doanh | 2.000720
lap cong ty voi ban | 2.001199 2.001583 2.002042
thue giao vien nuoc ngoai day tieng anh | 1.014199
nhan tien that nghiep | 1.001978
rut bao hiem xa hoi mot lan | 1.001613
doi noi kham chua benh bao hiem y te | 1.002759
sinh con duoc huong bao hiem bao nhieu | 2.000693
con bi tu ky xin tro cap | 1.001699 1.001776
lam giay chung nhan khuyet tat | 1.001699
ba toi 80 tuoi khong co luong | 1.014027
xin vao ho ngheo | 1.011606 1.011607
bo la thuong binh vua mat | 1.010824 1.000656
cho con hoc truong cap 2 | 3.000182
tro cap nuoi con mot minh | 1.001776
register new baby | 1.001193
where to notarize copy of diploma | 2.000815
buying a house contract | 2.001035
close my shop | 1.001266
land red book first time | 1.012753 1.013978
giây xac nhân hôn nhan | 1.004873
dki thuong tru cho vo | 1.004222
cap lai cancuoc | 2.001194
ddoori thẻ căn cước | 2.001195
khai tuwr cho bo | 1.000656
dăng ki tạm chú | 1.004194
giay phep kinh doang | 1.001612
chứng thục chữ ký | 2.000884
hô chieu | 1.001456
lí lịch tư pháp | 3.000333
hộ tịch sửa năm sinh | 1.004859
giấy phép xay dung | 1.013225
tien mai tang cho nguoi gia | 1.014028 1.001731
cong ty co phan thanh lap | 2.002042
xac nhan khong thuoc dien giay phep lao dong | 1.014196
"""

# Written when words and weights were settled, to see how queries fare that nobody thought of. Nothing may be tuned on
# them: write new ones and move these up if that becomes necessary.
_UNSEEN = """
ba má tôi mới mất phải báo ở đâu | 1.000656 2.002622
con được 2 tháng chưa làm khai sinh | 1.001193
giay chung sinh lam khai sinh | 1.001193 2.000986
làm giấy khai sinh với thẻ bảo hiểm cùng lúc | 2.000986
tôi muốn ly hôn xong xin giấy độc thân | 1.004873
giấy xác nhận chưa đăng ký kết hôn với ai | 1.004873
đăng ký kết hôn cần mang gì | 1.000894
ket hon lan hai | 1.000894
chong toi la nguoi dai loan | 2.000806
kết hôn với việt kiều mỹ | 2.000806
khai sinh cho con co bo nguoi nhat | 2.000528
mất bản chính giấy khai sinh | 1.004884 2.000635
cấp bản sao khai sinh cho con đi học | 2.000635
sai chính tả tên trên giấy khai sinh | 1.004859
đổi tên cho con trong giấy khai sinh | 1.004859
muốn nhận nuôi em bé ở trại trẻ | 2.001263
cháu mồ côi ở với bà cần người giám hộ | 1.004837
chứng thực bằng cấp để đi xin việc | 2.000815
sao y giấy phép lái xe | 2.000815
công chứng sơ yếu lí lịch | 2.000884
xác nhận chữ ký trên đơn | 2.000884
giấy ủy quyền bán nhà | 2.001035 2.000884
cong chung hop dong cho thue nha | 2.001035
mua bán ô tô cũ làm giấy ở đâu | 2.001035
ho khau thuong tru nhap vao nha moi mua | 1.004222
tách khẩu ra ở riêng | 1.004222
mới thuê phòng trọ cần đăng ký gì | 1.004194
sổ tạm trú sắp hết hạn | 1.002755
có khách ở lại qua đêm có phải khai báo không | 2.001159
đi nước ngoài 1 năm có phải báo công an | 1.003677 1.001456
rớt bóp mất hết giấy tờ | 2.001194
can cuoc cong dan qua han | 2.001195
thẻ căn cước bị gãy đôi | 2.001195 2.001194
con gái 14 tuổi làm căn cước | 2.000200
xác nhận cmnd cũ và cccd là một | 2.001178
xin pasport đi du lịch thái lan | 1.001456
mất pasport | 1.001445
phiếu lltp số 2 | 3.000333
giấy chứng nhận không có tiền án tiền sự | 3.000333
bằng lái xe máy bị mất làm lại ở đâu | 3.000348
đổi giấy phép lái xe sắp hết hạn | 3.000347
xin cấp phép xây dựng nhà ở | 1.013225
cơi nới thêm tầng | 1.013229
gia hạn phép xây nhà | 1.013227
dựng rạp cưới ngoài đường | 1.013274
sổ đỏ đứng tên bố giờ sang cho con | 1.013980 1.012768 2.001035
đăng ký thế chấp quyền sử dụng đất | 1.011441
xoá đăng kí thế chấp | 1.011443
đất trồng cây lâu năm chuyển sang đất ở | 1.013949
tôi muốn mở cửa hàng bán quần áo | 1.001612
đăng ký mở quán cafe | 1.001612
làm giấy phép kinh doanh tạp hoá | 1.001612
nghỉ kinh doanh muốn trả giấy phép | 1.001266
tạm ngưng hộ kinh doanh | 1.001570
giấy phép hộ kinh doanh bị mất | 2.000575
mở cty tnhh 2 người | 2.001199
doanh nghiep tu nhan | 2.001610
cong ty 1 thanh vien | 2.001583
gia hạn giấy phép cho lao động nước ngoài | 1.014201
người nước ngoài không cần giấy phép lao động | 1.014196
lĩnh tiền bảo hiểm thất nghiệp | 1.001978
nhận bhxh 1 cục | 1.001613
mat the bao hiem y te | 1.002759
tiền chế độ khi sinh con | 2.000693
giấy xác nhận khuyết tật bị rách | 1.001653
ông tôi 76 tuổi được trợ cấp gì | 1.014027
hỗ trợ tiền mai táng | 1.001731 1.014028
thoát cận nghèo | 1.011608
tiền hương khói liệt sỹ | 1.010803
con liệt sĩ xin xác nhận | 1.010833
nộp hồ sơ lớp 6 trái tuyến | 3.000182
how to extend temporary residence | 1.002755
death registration for my father | 1.000656
i lost my passport | 1.001445
building permit for house | 1.013225
certified copy of passport | 2.000815
khia sinh | 1.001193
dang ky ket hoon | 1.000894
chung thuc ban sau | 2.000815
xac nhan tinh trang hon nhna | 1.004873
tam trusss | 1.004194
ho cieu | 1.001456
hộ kinh danh | 1.001612
hop dong mua ban nha dta | 2.001035
giayphepxaydung | 1.013225
lylichtuphap | 3.000333
"""


def _read(lines: str) -> tuple[tuple[str, frozenset[str]], ...]:
    split = (line.split(" | ") for line in lines.strip().splitlines())
    return tuple((query, frozenset(codes.split())) for query, codes in split)


TUNED_ON = _read(_TUNED_ON)
UNSEEN = _read(_UNSEEN)
