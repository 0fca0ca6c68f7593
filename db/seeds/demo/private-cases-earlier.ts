import type { Handle } from './cast.ts'
import type { PrivateCase } from './private-cases.ts'

/** One answer, then solved: what most days are made of. `answered`, `solved`: business hours after it was written. */
type Solved = Pick<PrivateCase, 'key' | 'by' | 'body' | 'product' | 'severity' | 'category'> & {
  daysAgo: number
  agent: Handle
  answered: number
  answer: string
  solved: number
}

const solved: readonly Solved[] = [
  {
    key: 'missed-reading-1',
    by: 'sora',
    body: '이번 달 사용량이 지난달과 1 kWh도 다르지 않습니다. 보름이나 집을 비웠는데 같은 금액이 나왔어요.',
    product: 'bills',
    severity: 'P2',
    category: 'price',
    daysAgo: 74,
    agent: 'taekyung',
    answered: 1.5,
    answer: '배소라 님, 검침이 빠진 달이라 지난달 값이 쓰였습니다. 실제 값으로 다시 계산해 18,400원을 돌려 드립니다.',
    solved: 10,
  },
  {
    key: 'missed-reading-2',
    by: 'areum',
    body: '두 달째 고지서의 사용량이 똑같습니다. 앱의 그래프와도 맞지 않습니다.',
    product: 'bills',
    severity: 'P2',
    category: 'price',
    daysAgo: 70,
    agent: 'taekyung',
    answered: 3.3,
    answer: '송아름 님, 두 달 모두 검침값이 들어오지 않았습니다. 다시 계산한 고지서를 오늘 보내 드립니다.',
    solved: 17,
  },
  {
    key: 'missed-reading-3',
    by: 'ben',
    body: 'My September bill repeats the August reading. The app shows 188 kWh, the bill says 241.',
    product: 'bills',
    severity: 'P2',
    category: 'price',
    daysAgo: 66,
    agent: 'taekyung',
    answered: 1.8,
    answer:
      'Ben, the September reading never reached us, so August was used again. The difference goes back to your card today.',
    solved: 8.7,
  },
  {
    key: 'missed-reading-4',
    by: 'tom',
    body: 'We were abroad for three weeks and the bill is exactly that of the month before. The app shows 60 kWh.',
    product: 'bills',
    severity: 'P2',
    category: 'price',
    daysAgo: 58,
    agent: 'taekyung',
    answered: 2.4,
    answer:
      'Tom, without a reading the month before was used again. Your bill is now made from what the meter remembers: 62 kWh.',
    solved: 15.7,
  },
  {
    key: 'missed-reading-5',
    by: 'taeho',
    body: '검침일에 미터가 꺼져 있었다고 지난달 요금을 그대로 내라는 안내를 받았습니다.',
    product: 'bills',
    severity: 'P2',
    category: 'price',
    daysAgo: 62,
    agent: 'taekyung',
    answered: 0.7,
    answer:
      '안태호 님, 꺼져 있던 동안의 값은 미터가 기억하고 있습니다. 그 값으로 다시 계산했고, 안내 문구도 고치겠습니다.',
    solved: 7.3,
  },
  {
    key: 'visit-moved-no-word',
    by: 'luis',
    body: 'The installer came a day early and nobody told me. The shop was closed, so he left.',
    product: 'meter',
    severity: 'P2',
    category: 'delivery',
    daysAgo: 44,
    agent: 'dain',
    answered: 0.9,
    answer:
      'Luis, the partner moved the visit and our message to you was never sent. I have booked Thursday at 10, and I will call you the day before.',
    solved: 23.3,
  },
  {
    key: 'clamp-wrong-size',
    by: 'junho',
    body: '주문한 100A 클램프 대신 60A가 왔습니다. 현장에 사람을 불러 놓은 상태예요.',
    product: 'meter',
    severity: 'P2',
    category: 'delivery',
    daysAgo: 38,
    agent: 'dain',
    answered: 0.4,
    answer:
      '박준호 님, 포장 실수입니다. 100A를 지금 퀵으로 보내고, 부르신 분 비용은 영수증을 주시면 저희가 부담합니다.',
    solved: 2.7,
  },
  {
    key: 'login-after-phone',
    by: 'mira',
    body: '휴대전화를 바꾼 뒤로 직원 계정으로는 로그인이 되지 않습니다. 매장 문을 열 때마다 제 전화가 필요해요.',
    product: 'app',
    severity: 'P3',
    category: 'usability',
    daysAgo: 33,
    agent: 'haneul',
    answered: 4.2,
    answer: '오미라 님, 인증 앱이 옛 전화에만 남아 있었습니다. 직원 계정에 새 전화를 등록하는 링크를 보내 드렸습니다.',
    solved: 9.7,
  },
  {
    key: 'price-notice-late',
    by: 'minseok',
    body: '기본요금이 오른 것을 고지서를 보고 알았습니다. 미리 알려 주셨다면 불만이 없었을 겁니다.',
    product: 'bills',
    severity: 'P2',
    category: 'price',
    daysAgo: 24,
    agent: 'taekyung',
    answered: 8,
    answer:
      '오민석 님, 안내 메일이 인상 하루 전에 나갔습니다. 너무 늦었습니다. 이번 달 인상분은 돌려 드리고, 다음부터는 한 달 전에 알려 드립니다.',
    solved: 31.7,
  },
  {
    key: 'chart-slow',
    by: 'kenji',
    body: 'The yearly chart takes half a minute to load with six meters. It used to open at once.',
    product: 'app',
    severity: 'P3',
    category: 'usability',
    daysAgo: 20,
    agent: 'haneul',
    answered: 3.6,
    answer:
      'Kenji, six meters over a year were read minute by minute. From today the yearly chart reads days, and opens in about a second.',
    solved: 40,
  },
  {
    key: 'refund-short',
    by: 'jiwoo',
    body: '환불 금액이 안내받은 것보다 3,000원 적습니다. 반품 배송비는 저희가 내는 게 아니라고 하셨어요.',
    product: 'meter',
    severity: 'P3',
    category: 'price',
    daysAgo: 16,
    agent: 'dain',
    answered: 2.1,
    answer:
      '강지우 님, 배송비가 자동으로 빠졌습니다. 3,000원을 오늘 추가로 입금했습니다. 두 번 말씀하시게 해 죄송합니다.',
    solved: 8.3,
  },
  {
    key: 'moved-to-5ghz-1',
    by: 'grace',
    body: 'The meter drops out every evening since we have the new router. The app says nothing until I open it.',
    product: 'meter',
    severity: 'P3',
    category: 'defect',
    daysAgo: 22,
    agent: 'haneul',
    answered: 2.4,
    answer:
      'Grace, your router moves the meter to 5 GHz in the evening, where it cannot stay. A separate name for 2.4 GHz helps until the meter can tell you itself.',
    solved: 10,
  },
  {
    key: 'moved-to-5ghz-2',
    by: 'seoyeon',
    body: '공유기를 바꾼 뒤로 저녁마다 미터가 끊기는데 앱은 아무 말이 없습니다. 며칠 치 그래프가 비어 있어요.',
    product: 'meter',
    severity: 'P3',
    category: 'defect',
    daysAgo: 18,
    agent: 'haneul',
    answered: 1.2,
    answer:
      '김서연 님, 공유기가 미터를 5 GHz로 넘기고 있습니다. 2.4 GHz 이름을 따로 두시면 끊기지 않습니다. 앱이 먼저 알려 드리도록 고치고 있습니다.',
    solved: 8.7,
  },
  {
    key: 'night-noise',
    by: 'ella',
    body: 'The meter clicks loudly every few minutes at night. My bed is on the other side of the wall.',
    product: 'meter',
    severity: 'P3',
    category: 'defect',
    daysAgo: 9,
    agent: 'haneul',
    answered: 3,
    answer:
      'Ella, that is the relay looking for the right phase. I have switched your meter to the quiet mode; it takes effect tonight.',
    solved: 16,
  },
  {
    key: 'tenant-still-sees',
    by: 'luis',
    body: 'The former tenant of our shop still sees our readings. I do not know how to take him out.',
    product: 'app',
    severity: 'P3',
    category: 'defect',
    daysAgo: 6,
    agent: 'haneul',
    answered: 1,
    answer:
      'Luis, please open Sharing → People and remove "Store 2". He loses the readings at once; tell me if he does not.',
    solved: 2.5,
  },
]

export const earlierCases: readonly PrivateCase[] = solved.map(
  ({ daysAgo, agent, answered, answer, solved: over, ...said }) => ({
    ...said,
    written: { daysAgo },
    steps: [
      { at: Math.min(0.5, answered / 2), by: agent, act: 'take' },
      { at: answered, by: agent, act: 'reply', body: answer },
      { at: over, by: agent, act: 'resolve' },
    ],
  }),
)
