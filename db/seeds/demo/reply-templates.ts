import type { CaseCategory } from '#db/schema/cases.ts'

/** A reply template of the demo, in both languages. */
export type DemoReplyTemplate = {
  title: string
  category?: CaseCategory
  ko: string
  en: string
  setStatus?: 'waiting_customer' | 'resolved'
  remindDays?: number
}

export const replyTemplates: readonly DemoReplyTemplate[] = [
  {
    title: '늦은 답변 사과 / Sorry for the late reply',
    ko: `{customer} 님, 답이 늦어 죄송합니다.

문의하신 내용을 지금 확인하고 있습니다. {due}까지 결과를 여기에 적겠습니다.

{agent} 드림`,
    en: `{customer}, I am sorry that nobody answered you sooner.

I am looking into it now and will write the result here by {due}.

{agent}`,
  },
  {
    title: '청구 오류 확인과 환불 / Billing error confirmed, refund',
    category: 'price',
    ko: `{customer} 님, 확인했습니다. {product} 청구 금액이 잘못 계산됐습니다.

차액은 영업일 기준 3일 안에 돌려 드립니다. 다음 청구서는 발송 전에 제가 한 번 더 확인하겠습니다.

{agent} 드림`,
    en: `{customer}, confirmed: the amount for {product} was wrong.

The difference is paid back within three business days, and I will check your next bill before it goes out.

{agent}`,
    setStatus: 'resolved',
  },
  {
    title: '검침 누락 안내 / Missing meter reading',
    category: 'defect',
    ko: `{customer} 님, {product} {version}에서 검침값이 빠지면 지난달 값이 그대로 쓰이는 문제를 확인했습니다.

앱을 최신 버전으로 올린 뒤 설정 → 검침 → 다시 읽기를 눌러 주세요. 그래도 같다면 여기에 알려 주세요.`,
    en: `{customer}, {product} {version} uses last month's value when a reading is missing. We have confirmed that.

Please update the app, then choose Settings → Readings → Read again. If nothing changes, tell us here.`,
    setStatus: 'waiting_customer',
    remindDays: 3,
  },
  {
    title: '설치 일정 변경 / New installation date',
    category: 'delivery',
    ko: `{customer} 님, 설치 일정이 늦어진 점 사과드립니다. 주문 {reference}의 새 일정은 {due}까지 확정해 알려 드리겠습니다.`,
    en: `{customer}, I am sorry that the installation was late. We will confirm a new date for order {reference} by {due}.`,
  },
  {
    title: '해지 전 상담 / Before you leave',
    category: 'churn_threat',
    ko: `{customer} 님, 실망을 드려 죄송합니다. {plan} 갱신일은 {renewal}입니다.

그전에 문제를 해결할 수 있도록 제가 직접 연락드려도 될까요? 편한 시간을 알려 주세요.`,
    en: `{customer}, I am sorry that we let you down. Your {plan} plan renews on {renewal}.

May I call you before that, so that we can put this right? Please tell me a time that suits you.`,
    setStatus: 'waiting_customer',
    remindDays: 2,
  },
  {
    title: '추가 정보 요청 / We need a little more',
    ko: `{customer} 님, 원인을 찾으려면 다음이 필요합니다.

- 문제가 생긴 날짜와 시각
- 앱 버전 (설정 → 정보)
- 화면 사진

{link}에서 답하시면 직원만 볼 수 있습니다.`,
    en: `{customer}, to find the cause we need:

- the day and time it happened
- the version of the app (Settings → About)
- a screenshot

Only our staff can read what you answer at {link}.`,
    setStatus: 'waiting_customer',
    remindDays: 3,
  },
]
