/** Community guidelines to begin with: ten rules, each with a key that decisions refer to. */
export const guidelines = {
  en: `
{{site}} is where customers and the people of {{company}} help each other. These rules apply to everything written here: questions, answers, comments, stories, names, profiles and pictures, and to messages to our staff.

If you see something that breaks a rule, flag it. A moderator reads every flag. A decision names the rule that was broken, says what it means for you and for how long, and tells you how to appeal. Another moderator decides your appeal.

## Be respectful {#respect}

Disagree with what was said, not with the person. Insults, mockery, and calling someone stupid or a liar are not allowed. Criticism of {{company}}, of our products and of our decisions is welcome, also when it is sharp.

## No harassment, hatred or threats {#harassment}

Do not pursue or intimidate anyone, and do not call on others to do so. Do not attack people for their origin, religion, gender, sexual orientation, age, disability or illness. Threats are never allowed.

## Protect personal data {#personal-data}

Do not publish other people's names, addresses, phone numbers, pictures, messages or customer data without their consent. Remove your own serial numbers, addresses and passwords from texts and screenshots.

## No advertising and no spam {#advertising}

Do not post advertisements, referral links, mass messages or the same text again and again. You may name a product that answers a question. Say so when you have something to gain from it.

## Nothing illegal {#illegal}

Do not publish, offer or ask for anything that the law forbids, and do not explain how to break it.

## Respect the work of others {#copyright}

Publish only texts, pictures and code that you may publish. Quote briefly, name the source, and keep within its licence.

## Nothing that endangers people or systems {#danger}

Do not recommend anything that can injure people or damage devices without saying so clearly. Do not publish malware. Report a security hole to {{contact}} before you write about it in public.

## No manipulation {#manipulation}

Vote for what helped you. Arranging votes, voting with several accounts, and posts or acceptances made only to earn points are not allowed. What was earned in that way is reversed.

## Be honest about who you are {#honesty}

Do not pretend to be another person or a member of our staff. Say so when you work for {{company}}, for a competitor, or for someone whose product you recommend. Mark texts that a program wrote for you, and check them first.

## One person, one account {#one-account}

Use one account. Do not lend it to others, and do not use another one to get around a decision.
`,
  ko: `
{{site}}은(는) 고객과 {{company}} 직원이 서로 돕는 곳입니다. 이 규칙은 질문, 답변, 댓글, 성공 사례, 이름, 프로필, 사진과 직원에게 보내는 메시지를 포함하여 이곳에 작성되는 모든 내용에 적용됩니다.

규칙에 어긋나는 내용을 발견하면 신고해 주시기 바랍니다. 모든 신고는 운영자가 확인합니다. 결정에는 어떤 규칙을 위반하였는지, 어떤 제한이 얼마 동안 적용되는지, 어떻게 이의를 신청할 수 있는지를 명시합니다. 이의 신청은 다른 운영자가 판단합니다.

## 서로 존중합니다 {#respect}

사람이 아니라 내용에 대하여 반론합니다. 모욕, 조롱, 상대방을 어리석은 사람이나 거짓말하는 사람으로 부르는 행위는 허용되지 않습니다. {{company}}과(와) 제품, 결정에 대한 비판은 날카로운 것이라도 환영합니다.

## 괴롭힘, 혐오, 위협을 금지합니다 {#harassment}

누구도 따라다니며 괴롭히거나 겁주어서는 안 되며, 다른 사람에게 이를 부추겨서도 안 됩니다. 출신, 종교, 성별, 성적 지향, 나이, 장애, 질병을 이유로 공격하여서는 안 됩니다. 위협은 어떠한 경우에도 허용되지 않습니다.

## 개인정보를 보호합니다 {#personal-data}

다른 사람의 이름, 주소, 전화번호, 사진, 메시지, 고객 정보를 동의 없이 공개하지 않습니다. 본인의 일련번호, 주소, 비밀번호도 글과 화면 갈무리에서 가려 주시기 바랍니다.

## 광고와 스팸을 금지합니다 {#advertising}

광고, 추천인 링크, 대량 메시지, 같은 글의 반복 게시는 허용되지 않습니다. 질문에 대한 답이 되는 제품을 언급할 수는 있으나, 그로부터 이익을 얻는 경우에는 그 사실을 밝혀야 합니다.

## 불법적인 내용을 금지합니다 {#illegal}

법률이 금지하는 것을 게시, 제공, 요청하거나 법률을 위반하는 방법을 설명하지 않습니다.

## 다른 사람의 저작물을 존중합니다 {#copyright}

게시할 권리가 있는 글, 사진, 코드만 게시합니다. 인용은 짧게 하고 출처를 밝히며 이용 허락의 범위를 지킵니다.

## 사람과 시스템을 위험하게 하지 않습니다 {#danger}

사람이 다치거나 기기가 손상될 수 있는 방법을 경고 없이 권하지 않습니다. 악성 프로그램을 게시하지 않습니다. 보안 취약점은 공개하기 전에 {{contact}}에 먼저 알려 주시기 바랍니다.

## 조작을 금지합니다 {#manipulation}

도움이 된 글에 추천합니다. 추천을 서로 약속하거나 여러 계정으로 추천하는 행위, 포인트만을 얻기 위한 게시와 채택은 허용되지 않으며, 그렇게 적립된 포인트는 정정됩니다.

## 신분을 정직하게 밝힙니다 {#honesty}

다른 사람이나 직원을 사칭하지 않습니다. {{company}}, 경쟁사 또는 추천하는 제품의 회사에서 일하는 경우에는 그 사실을 밝힙니다. 프로그램이 작성한 글은 확인한 후에 그 사실을 표시하여 게시합니다.

## 한 사람이 하나의 계정을 사용합니다 {#one-account}

계정은 하나만 사용하고 다른 사람에게 빌려주지 않으며, 다른 계정으로 이용 제한을 피하지 않습니다.
`,
} as const
