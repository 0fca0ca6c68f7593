/** A privacy policy to begin with: what the product keeps, why, and for how long. Periods come from the settings. */
export const privacy = {
  en: `
{{company}} is responsible for the personal data of the community {{site}}. Contact for all questions about your data: {{contact}}.

## What we keep, why, and how long {#data}

| Data | Why | How long |
| --- | --- | --- |
| Handle, name, e-mail address, password (only as a hash), language | to let you sign in and take part | until you leave |
| Profile text, links and picture, if you add them | shown on your profile | until you remove them or leave |
| Posts, comments, stories, pictures, and their earlier versions | the purpose of the community | without a limit; after you leave without your name, or not at all if you wish |
| Texts of posts that were deleted | to restore them or decide an appeal | {{deletedPostDays}} days |
| Votes, follows, bookmarks, how far you have read | to show you what is new | until you leave |
| Points, reputation, badges, redemptions | the loyalty programme | the ledger stays, with a number instead of a name once you have left |
| Cases: what you report to us and our replies | to solve your problem | until you leave; then without your name |
| Sessions, with the browser and the network address | to keep you signed in and let you end sessions | at most {{sessionDays}} days |
| Devices: browser and network address of sign-ins | to detect misuse and manipulation | {{addressDays}} days |
| Mail sent to you: kind, time and address, not its text | to deliver it and to answer questions about it | {{mailDays}} days |
| Messages you send us by mail | to publish them as your answer or question | {{incomingDays}} days |
| Notifications that you have read | so that you find them again | {{readDays}} days |
| Drafts | so that nothing you type is lost | {{draftDays}} days after the last change |
| Your consents, with version and time | to prove them | until you leave |
| What our staff did, with the number of the member concerned | so that decisions can be checked | permanently, without names |

## Legal basis {#basis}

We process these data to perform the terms of use you agreed to, because of our legitimate interest in a safe community (devices, decisions of moderators), and with your consent (advertising, use of a story outside the community).

## Who receives data {#recipients}

What you publish can be read by everyone who may read that category. We pass no data on to advertisers, and load nothing from other companies when you open a page. The providers of our servers and of our mail process data on our behalf. If you let your browser show notifications, its maker delivers them without being able to read them.

## Cookies {#cookies}

We use only cookies that the community needs: for your session, your language and your theme. There is no tracking, so we do not ask for consent to it.

## Your rights {#rights}

You can read and correct your data in your settings, download all of it as a file, object to its use, revoke a consent, and delete your account at any time. You can also complain to the data protection authority of your country.

## When you leave {#erasure}

Your e-mail address, sessions, tokens, drafts and devices are deleted at once. For {{undoDays}} days you can return by a link, for which a sealed copy of your address is kept; after that it is destroyed and your name is erased everywhere. Backups made before then are deleted after {{backupDays}} days at most; if one has to be restored, erasures are repeated.

## Security {#security}

Connections are encrypted. Passwords, session numbers and tokens are stored only as hashes. Access by staff is limited by role and recorded.
`,
  ko: `
{{company}}은(는) 커뮤니티 {{site}}의 개인정보처리자입니다. 개인정보에 관한 문의처는 {{contact}}입니다.

## 처리하는 개인정보의 항목, 목적 및 보유 기간 {#data}

| 항목 | 목적 | 보유 기간 |
| --- | --- | --- |
| 아이디, 이름, 이메일 주소, 비밀번호(단방향 암호화), 언어 | 로그인과 참여 | 탈퇴 시까지 |
| 회원이 추가한 소개, 링크, 사진 | 프로필 표시 | 삭제 또는 탈퇴 시까지 |
| 글, 댓글, 성공 사례, 사진과 그 수정 기록 | 커뮤니티의 운영 | 기간 제한 없음. 탈퇴 후에는 이름 없이 보관하거나 회원이 원하면 삭제 |
| 삭제된 글의 내용 | 복원과 이의 신청의 처리 | {{deletedPostDays}}일 |
| 추천, 팔로우, 북마크, 읽은 위치 | 새로운 내용의 표시 | 탈퇴 시까지 |
| 포인트, 평판, 배지, 혜택 교환 | 회원 제도의 운영 | 원장은 보존하되 탈퇴 후에는 이름 대신 번호로 보관 |
| 문제 신고와 회사의 답변 | 문제의 해결 | 탈퇴 시까지. 이후에는 이름 없이 보관 |
| 접속 기록(브라우저, 네트워크 주소) | 로그인 유지와 세션 관리 | 최대 {{sessionDays}}일 |
| 로그인에 사용한 기기(브라우저, 네트워크 주소) | 부정 이용과 조작의 탐지 | {{addressDays}}일 |
| 발송한 메일의 종류, 시각, 주소(내용은 저장하지 않음) | 메일의 발송과 문의 대응 | {{mailDays}}일 |
| 회원이 메일로 보낸 메시지 | 답변 또는 질문의 게시 | {{incomingDays}}일 |
| 읽은 알림 | 다시 찾아보기 | {{readDays}}일 |
| 임시 저장한 글 | 작성 내용의 보존 | 마지막 변경 후 {{draftDays}}일 |
| 동의한 문서의 버전과 시각 | 동의 사실의 증명 | 탈퇴 시까지 |
| 직원의 업무 처리 기록(회원은 번호로 기록) | 결정의 확인 | 이름 없이 영구 보존 |

## 처리의 근거 {#basis}

회사는 회원이 동의한 이용약관의 이행, 안전한 커뮤니티를 위한 정당한 이익(기기, 운영자의 결정), 회원의 동의(광고, 커뮤니티 밖에서의 성공 사례 사용)를 근거로 개인정보를 처리합니다.

## 제3자 제공과 처리 위탁 {#recipients}

회원이 게시한 내용은 해당 분류를 읽을 수 있는 모든 사람에게 공개됩니다. 회사는 광고 사업자에게 개인정보를 제공하지 않으며, 화면을 열 때 다른 회사의 자료를 불러오지 않습니다. 서버와 메일의 제공자는 회사의 위탁을 받아 개인정보를 처리합니다. 브라우저 알림을 허용한 경우 브라우저 제조사가 알림을 전달하나 그 내용은 읽을 수 없습니다.

## 쿠키 {#cookies}

로그인, 언어, 화면 설정에 필요한 쿠키만 사용합니다. 추적을 하지 않으므로 이에 대한 동의를 구하지 않습니다.

## 정보주체의 권리 {#rights}

회원은 설정에서 본인의 개인정보를 열람하고 정정할 수 있으며, 모든 정보를 파일로 내려받고, 처리의 정지를 요구하고, 동의를 철회하고, 언제든지 탈퇴할 수 있습니다. 개인정보 침해에 관하여는 관할 개인정보 보호 기관에 신고할 수 있습니다.

## 탈퇴와 파기 {#erasure}

이메일 주소, 세션, 토큰, 임시 저장한 글, 기기 정보는 즉시 삭제됩니다. 탈퇴 후 {{undoDays}}일 동안은 링크로 탈퇴를 취소할 수 있으며, 이를 위하여 주소의 암호화된 사본을 보관한 뒤 기간이 지나면 파기하고 이름을 모두 삭제합니다. 그 전에 만들어진 백업은 늦어도 {{backupDays}}일 후에 삭제되며, 백업을 복원하는 경우 파기를 다시 실행합니다.

## 안전성 확보 조치 {#security}

통신은 암호화됩니다. 비밀번호, 세션 번호, 토큰은 단방향 암호화하여 저장합니다. 직원의 접근은 역할에 따라 제한되고 기록됩니다.
`,
} as const
