/**
 * What customers and support call by different names, a line for each thing: a search for one also finds the others.
 * Words that other meanings depend on are left out. An admin changes the lines at /admin/synonyms.
 */
export const synonymsKo: readonly string[] = lines(`
어플 = 앱 = 애플리케이션
와이파이 = 무선랜 = Wi-Fi
비번 = 비밀번호 = 패스워드 = 암호
환급 = 환불 = 돈 돌려
두꺼비집 = 분전반 = 배전반
공유기 = 라우터
핸드폰 = 휴대폰 = 스마트폰 = 휴대전화
폰 = 휴대폰
알람 = 알림
푸시 = 알림
카톡 = 카카오톡
전기세 = 전기요금 = 전기료
글씨 = 글자
TV = 텔레비전 = 티비
냉방기 = 에어컨
냉온풍기 = 에어컨
컴퓨터 = PC
노트북 = 랩탑
메일 = 이메일
문자 = SMS = 문자메시지
계정 = 아이디 = ID
로그인 = 접속
로그아웃 = 접속 종료
회원가입 = 가입
탈퇴 = 해지 = 계정 삭제
해지 = 해약
취소 = 철회
이중 결제 = 중복 결제 = 두 번 결제
중복 청구 = 두 번 청구
결제 = 지불
카드 결제 = 신용카드
자동이체 = 자동결제 = 자동납부
영수증 = 현금영수증
청구서 = 고지서
세금계산서 = 계산서
부가세 = VAT = 부가가치세
무통장입금 = 계좌이체
쿠폰 = 할인권
포인트 = 적립금 = 마일리지
요금제 = 플랜
구독 = 정기결제
업그레이드 = 요금제 변경
배송 = 배달
택배 = 배송
송장번호 = 운송장 번호
반품 = 반송
교환 = 교체
고장 = 불량
수리 = AS = 에이에스
무상수리 = 보증 수리
보증 = 워런티
설치기사 = 기사님
기사 방문 = 방문 설치
상담원 = 상담사
고객센터 = 콜센터 = 고객지원
문의 = 상담
매뉴얼 = 설명서
튜토리얼 = 사용법
업데이트 = 업뎃
펌웨어 = 기기 소프트웨어
오류 = 에러
버그 = 오류
먹통 = 멈춤
튕김 = 강제 종료
느림 = 렉
접속 불가 = 연결 안
블루투스 = Bluetooth
와트 = W
데이터 = 기록
엑셀 = 스프레드시트 = Excel
내보내기 = 다운로드
내려받기 = 다운로드
업로드 = 올리기
첨부 = 파일 첨부
사진 = 이미지
캡처 = 스크린샷
차트 = 그래프
위젯 = 홈 화면
다크모드 = 어두운 화면
언어 설정 = 한국어
주소 변경 = 이사
이메일 변경 = 메일 변경
인증번호 = 인증 코드 = OTP
2단계 인증 = 이중 인증
본인인증 = 본인 확인
전기차 = 전기자동차 = EV
계량기 = 계측기 = 미터
충전기 = 충전소
태양광 = 솔라
대기전력 = 대기 전기
웹훅 = webhook
토큰 = API 키
개인정보 = 프라이버시
`)

export const synonymsEn: readonly string[] = lines(`
sign in = log in = login
sign out = log out = logout
sign up = register = create an account
password = passcode = passphrase
two-factor = 2FA = two-step
verification code = one-time code = OTP
double billing = charged twice = billed twice = double charge
bill = invoice
charge = payment
refund = reimbursement = money back
credit card = debit card
foreign card = card issued abroad
overseas = abroad
direct debit = automatic payment = autopay
VAT = sales tax
receipt = proof of payment
voucher = coupon = promo code
plan = tariff
subscription = membership
cancel = terminate
cancel subscription = cancel plan
upgrade = switch plan
trial = free trial
late = delayed
delivery = shipping = shipment
parcel = package
tracking number = tracking code
return = send back
replacement = exchange
broken = defective = faulty
dead = not working
repair = fix
warranty = guarantee
engineer = technician = installer
support = customer service = help desk
manual = user guide
wifi = Wi-Fi = wireless = WLAN
router = modem
mesh = repeater
phone = mobile = smartphone = cell phone
app = application
notification = push message = push notification
alert = alarm = notification
quiet hours = do not disturb
fridge = refrigerator
freezer = deep freezer
fuse box = breaker box = breaker panel = consumer unit
breaker = fuse
TV = television
air conditioner = AC = aircon
washer = washing machine
dryer = tumble dryer
vacuum = hoover
heating = heater
EV = electric car = electric vehicle
solar = photovoltaic = PV
clamp = current sensor
meter = monitor
power cut = outage = blackout
offline = disconnected
drops off = goes offline
freeze = hang
crash = closes itself
error = bug
slow = laggy
update = upgrade
firmware = device software
download = export
upload = import
spreadsheet = Excel
CSV = comma separated
picture = image = photo
screenshot = screen capture
chart = graph
home screen = dashboard
settings = preferences
language = translation
username = handle
profile = account page
delete account = close account
email = e-mail
text message = SMS
landlord = owner
tenant = renter
moving house = moving out = relocate
flat = apartment
holiday = vacation
colour = color
webhook = callback
API key = access token
seed phrase = recovery phrase = mnemonic
wallet address = receive address
stake pool = stakepool
smart contract = plutus script
GDPR = data protection
`)

function lines(text: string): string[] {
  return text.trim().split('\n')
}
