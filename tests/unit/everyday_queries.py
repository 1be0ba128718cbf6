"""What people type at the kiosk, each with the codes of which one must be among the first three; it holds no rule."""

_ASKED = """
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
"""


def _read(lines: str) -> tuple[tuple[str, frozenset[str]], ...]:
    split = (line.split(" | ") for line in lines.strip().splitlines())
    return tuple((query, frozenset(codes.split())) for query, codes in split)


ASKED = _read(_ASKED)

# The thesaurus and the weights were tuned on the one half; the other says how unseen queries fare.
TUNED_ON = ASKED[::2]
UNSEEN = ASKED[1::2]
