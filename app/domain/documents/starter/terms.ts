/** Terms of use to begin with. */
export const terms = {
  en: `
These terms apply between {{company}} ("we") and everyone who uses the community {{site}} ("you").

## What the community is {#purpose}

The community is a place to ask and answer questions about our products, to tell us what does not work, and to share experiences. Reading is free and needs no account. It does not replace a contract, a guarantee or a statutory right.

## Account {#account}

You need an account to write. You must be at least 14 years old, and your details must be true. Keep your password to yourself; we are not liable for what others do with it, unless it was our fault. You may use one account.

## What you write {#content}

What you write remains yours. You give us and the other users the right, free of charge and without limit of time, to store it, show it in the community, translate it, and quote it with your name as its source. We use it for advertising only with your separate consent, which you can revoke at any time. You are responsible for what you publish.

## Rules {#rules}

The [community guidelines](/guidelines) are part of these terms. Whoever breaks them may find a post hidden, or the use of the community limited for a time or permanently. Every such decision states its reason, and you can appeal against it.

## Points, badges and perks {#points}

Points are a thank-you for help and not money: they cannot be bought, sold, transferred or paid out. [How points are earned](/rules) is public. Points obtained by manipulation are reversed. When your account ends, your points end with it. We announce changes to the programme in advance.

## Availability and liability {#liability}

We do our best to keep the community available, but do not guarantee it. Answers come from other users as well as from us; check them before you act on them. We are liable without limit for intent, gross negligence and injury to life, body or health, and otherwise only for the breach of essential duties and for foreseeable damage.

## Leaving {#leaving}

You can delete your account at any time in your settings, and take a copy of your data with you first. You can return for {{undoDays}} days; after that your account is erased. What you wrote stays under the name "Former member", or is removed if you wish, as far as other people's answers allow.

## Changes to these terms {#changes}

We publish changes at least seven days before they take effect, and at least 30 days before if they are to your disadvantage. If the change needs your consent, we ask you for it the next time you visit. If you do not agree, you can export your data and leave.

## Law and contact {#law}

The law of the country in which {{company}} is established applies; mandatory consumer protection of your country remains. Contact: {{contact}}.
`,
  ko: `
이 약관은 커뮤니티 {{site}}을(를) 운영하는 회사와 이용하는 회원 사이에 적용됩니다. ‘회사’는 {{company}}을(를) 말합니다.

## 제1조 (목적) {#purpose}

커뮤니티는 회사의 제품에 관하여 묻고 답하며, 불편한 점을 알리고, 경험을 나누는 곳입니다. 읽기는 무료이며 계정이 필요하지 않습니다. 커뮤니티는 계약, 보증 또는 법률상의 권리를 대신하지 않습니다.

## 제2조 (계정) {#account}

글을 작성하려면 계정이 필요합니다. 만 14세 이상만 가입할 수 있으며, 가입 정보는 사실이어야 합니다. 비밀번호는 회원이 관리하며, 회사의 고의 또는 과실이 없는 한 회사는 제3자의 사용에 대하여 책임을 지지 않습니다. 계정은 한 사람이 하나만 사용할 수 있습니다.

## 제3조 (게시물) {#content}

회원이 작성한 게시물의 권리는 회원에게 있습니다. 회원은 회사와 다른 이용자에게 게시물을 저장하고, 커뮤니티에 게시하고, 번역하고, 작성자를 밝혀 인용할 수 있는 무상의 권리를 기간의 제한 없이 허락합니다. 광고에는 회원이 별도로 동의한 경우에만 사용하며, 동의는 언제든지 철회할 수 있습니다. 게시물에 대한 책임은 작성한 회원에게 있습니다.

## 제4조 (이용 규칙) {#rules}

[커뮤니티 규칙](/guidelines)은 이 약관의 일부입니다. 규칙을 위반하면 게시물이 숨겨지거나 일정 기간 또는 영구적으로 이용이 제한될 수 있습니다. 회사는 모든 결정의 이유를 알리며, 회원은 이의를 신청할 수 있습니다.

## 제5조 (포인트, 배지, 혜택) {#points}

포인트는 도움에 대한 감사의 표시이며 금전이 아닙니다. 구매, 판매, 양도, 현금 지급은 할 수 없습니다. [포인트 적립 규칙](/rules)은 공개됩니다. 조작으로 얻은 포인트는 정정됩니다. 계정이 종료되면 포인트도 소멸합니다. 제도의 변경은 미리 알립니다.

## 제6조 (서비스의 제공과 책임) {#liability}

회사는 커뮤니티를 안정적으로 제공하기 위하여 노력하나 중단 없는 제공을 보증하지 않습니다. 답변은 회사뿐 아니라 다른 회원도 작성하므로, 따르기 전에 확인하여야 합니다. 회사는 고의 또는 중대한 과실, 생명·신체·건강의 침해에 대하여 제한 없이 책임을 지며, 그 밖의 경우에는 주된 의무의 위반으로 인한 예견 가능한 손해에 한하여 책임을 집니다.

## 제7조 (탈퇴) {#leaving}

회원은 설정에서 언제든지 탈퇴할 수 있으며, 그 전에 본인 정보의 사본을 받을 수 있습니다. 탈퇴 후 {{undoDays}}일 동안은 취소할 수 있고, 그 후 계정이 파기됩니다. 게시물은 '전 회원'의 이름으로 남거나, 회원이 원하면 다른 회원의 답변에 지장이 없는 범위에서 삭제됩니다.

## 제8조 (약관의 변경) {#changes}

회사는 약관을 변경하는 경우 시행일 7일 전부터, 회원에게 불리한 변경은 30일 전부터 공지합니다. 동의가 필요한 변경은 회원이 다시 방문할 때 동의를 구합니다. 동의하지 않는 회원은 본인 정보를 내려받고 탈퇴할 수 있습니다.

## 제9조 (준거법과 연락처) {#law}

이 약관에는 회사의 소재지 법률이 적용되며, 회원이 거주하는 국가의 강행적인 소비자 보호 규정은 유지됩니다. 연락처: {{contact}}.
`,
} as const
