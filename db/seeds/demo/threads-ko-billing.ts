import type { DemoThread } from './plot.ts'

/** Korean threads about rates, bills and paying them. */
export const billingThreadsKo: readonly DemoThread[] = [
  {
    key: 'ko-same-amount',
    kind: 'question',
    title: '두 달째 같은 금액이 청구됩니다. 문의해도 답이 없습니다',
    body: `지난달과 이번 달 청구액이 1원까지 같습니다. 84,000원입니다. 두 달째 이런데 고객센터에 세 번 문의해도 답이 없습니다. 접수됐다는 자동 답변뿐이에요.

| 달 | 사용량 (미터) | 청구액 |
| --- | --- | --- |
| 두 달 전 | 341 kWh | 71,480원 |
| 지난달 | 372 kWh | 84,000원 |
| 이번 달 | 305 kWh | 84,000원 |

미터는 분명히 덜 썼다고 하는데 돈은 똑같이 나갔습니다. 이번 주까지 설명이 없으면 해지하고 다른 데로 가겠습니다.`,
    category: 'billing',
    tags: ['payment', 'support'],
    product: 'bills',
    version: '3.1.2',
    by: 'minseok',
    daysAgo: 2.15,
    meToo: ['seoyeon', 'sora', 'taeho', 'tom', 'dohyun', 'areum', 'grace', 'boram', 'eunbyul'],
    up: ['seoyeon', 'boram', 'taeho', 'sanghun', 'gipyo', 'sora', '남궁현', 'dohyun', 'tom', 'grace'],
    posts: [
      {
        key: 'me-as-well',
        kind: 'comment',
        by: 'sora',
        after: 0.4,
        body: '저도 봤더니 지난달이랑 이번 달이 똑같네요;; 이 글 아니었으면 몰랐을 거예요.',
        up: ['minseok', 'boram'],
      },
      {
        key: 'check-yours',
        kind: 'answer',
        endorsedBy: 'taekyung',
        by: 'boram',
        after: 3.2,
        body: `우선 본인 것이 같은 문제인지 확인하는 방법입니다.

1. 청구 앱에서 *이번 달 › 검침값*을 엽니다.
2. 지난달과 이번 달의 **검침 지침**이 똑같으면 값이 안 들어온 것입니다.
3. 화면을 저장해 두세요. 나중에 정산할 때 필요합니다.

저희 빌라는 서른 세대 가운데 두 집이 이랬습니다. 저는 관리비 고지서를 나가기 전에 멈췄습니다.`,
        up: ['minseok', 'sora', 'sanghun', 'junho', 'seoyeon', 'grace', 'taeho'],
      },
      {
        key: 'same-number',
        kind: 'comment',
        parent: 'check-yours',
        by: 'minseok',
        after: 4.1,
        body: '두 달 모두 18,204로 같습니다. 화면 저장해 두었습니다. 자세히 알려 주셔서 고맙습니다.',
        up: ['boram'],
      },
      {
        key: 'thank-you-staff',
        kind: 'comment',
        parent: 'first-reply',
        by: 'minseok',
        after: 5.5,
        body: '사람이 답한 것은 처음입니다. 결과를 기다리겠습니다.',
      },
    ],
  },
  {
    key: 'ko-tier-differs',
    kind: 'question',
    title: '누진 구간이 앱과 고지서에서 다릅니다',
    body: '앱은 아직 2단계라고 하는데 고지서에는 3단계로 나왔습니다. 사용량 합계는 거의 비슷합니다(앱 398, 고지서 407). 어느 쪽이 맞는 건가요?',
    category: 'billing',
    tags: ['tiers', 'reading-day'],
    product: 'bills',
    version: '3.0',
    by: 'gipyo',
    daysAgo: 102,
    up: ['minseok', 'mira', 'seoyeon', 'areum'],
    meToo: ['areum', 'taeho'],
    posts: [
      {
        key: 'reading-day',
        kind: 'answer',
        by: 'junho',
        after: 2.4,
        body: `검침일이 달라서입니다. 앱은 처음에 매월 1일로 세고, 고지서는 한전 검침일로 셉니다. 앱의 *설정 › 검침일*을 고지서와 맞추세요. 고지서 왼쪽 위 "사용 기간"의 시작일입니다.

400 kWh가 3단계 문턱이라 며칠 차이로도 넘어갑니다.`,
        up: ['gipyo', 'minseok', 'boram', 'seoyeon', 'mira', 'dohyun', 'taeho', 'sanghun'],
      },
      {
        key: 'matched',
        kind: 'comment',
        parent: 'reading-day',
        by: 'gipyo',
        after: 10,
        body: '17일이었네요. 맞추니 4 kWh 차이로 줄었습니다. 이 정도는 이해가 됩니다.',
      },
      {
        key: 'summer',
        kind: 'answer',
        by: 'minseok',
        after: 20,
        body: '7월과 8월은 문턱이 300과 450으로 넓어집니다. 여름 고지서와 비교하실 때 주의하세요. 저는 표로 정리해 두었습니다.',
        up: ['gipyo', 'boram', '남궁현'],
      },
    ],
    accepted: 'reading-day',
  },
  {
    key: 'ko-debit-date',
    kind: 'question',
    title: '자동이체 날짜를 25일로 바꾸면 할인도 그대로인가요?',
    body: '월급날이 25일이라 자동이체를 10일에서 25일로 옮기려고 합니다. 지금 자동이체 할인과 전자고지 할인을 같이 받고 있는데, 날짜를 바꾸는 달에 한 번 빠진다는 말을 들었습니다. 바꿔 보신 분 계신가요?',
    category: 'billing',
    tags: ['payment'],
    product: 'bills',
    version: '3.2',
    by: 'minseok',
    daysAgo: 1.3,
    up: ['boram'],
    posts: [],
  },
  {
    key: 'ko-reading-day',
    kind: 'question',
    title: '검침일을 바꾸면 이번 달 요금도 달라지나요?',
    body: '여름에 에어컨을 몰아서 켜는 편이라 검침일을 15일쯤으로 바꾸면 두 달로 나뉘어서 유리하다는 글을 봤어요. 바꾸면 바로 이번 달부터 달라지는 건지, 앱에서는 뭘 고쳐야 하는지 궁금합니다.',
    category: 'billing',
    tags: ['reading-day', 'tiers'],
    product: 'bills',
    version: '3.2',
    by: 'areum',
    daysAgo: 3.4,
    up: ['sora', 'eunbyul', 'gipyo'],
    posts: [
      {
        key: 'next-month',
        kind: 'answer',
        by: 'seoyeon',
        after: 1.8,
        body: `작년에 바꿔 봤습니다. 이번 달은 그대로이고 **다음 검침부터** 바뀝니다.

- 신청은 한전에 하는 거예요(123). 앱에서 바꾸는 건 앱이 세는 날짜뿐입니다.
- 바뀌는 달은 사용 기간이 짧거나 길어서 누진 문턱도 그 날수만큼 나누어 계산해 줍니다.
- 신청이 끝나면 앱의 *설정 › 검침일*도 같은 날로 맞추세요.`,
        up: ['areum', 'minseok', 'junho', 'boram', 'gipyo'],
      },
      {
        key: 'worth-it',
        kind: 'comment',
        parent: 'next-month',
        by: '남궁현',
        after: 7,
        body: '그래서 실제로 얼마나 아끼셨나요? 에어컨을 8월 내내 켜면 나뉘어도 비슷할 것 같아서요.',
      },
      {
        key: 'saved',
        kind: 'comment',
        parent: 'next-month',
        by: 'seoyeon',
        after: 12,
        body: '솔직히 두 달 합쳐 9천 원이었어요. 수고에 비하면 그저 그렇습니다.',
        up: ['남궁현', 'sanghun'],
      },
    ],
  },
  {
    key: 'ko-refund-waiting',
    kind: 'question',
    title: '환불 신청한 지 3주가 지났는데 아무 연락이 없습니다',
    body: `클램프 한 벌을 잘못 사서 받은 날 바로 반품했습니다. 물건이 도착했다는 문자까지 받았는데 돈은 3주째 안 들어옵니다.

- 반품 도착: 3주 전 월요일
- 1:1 문의: 두 번, 답변 없음
- 전화: 대기 30분 하다가 끊김

49,000원이 누군가에게는 작은 돈일지 몰라도 저한테는 아닙니다. 환불 언제 되나요? 안 되면 소비자원에 신고하겠습니다.`,
    category: 'delivery',
    tags: ['refund', 'support'],
    by: 'jiwoo',
    daysAgo: 4.6,
    up: ['minseok', 'sora', 'areum', '남궁현', 'boram'],
    meToo: ['권나래'],
    posts: [
      {
        key: 'record',
        kind: 'comment',
        by: 'minseok',
        after: 2,
        body: '반품 송장 번호와 도착 문자를 여기 올리지는 마시고(개인 정보라서요) 잘 보관해 두세요. 금방 확인될 겁니다.',
        up: ['sanghun'],
      },
      {
        key: 'same-bank',
        kind: 'answer',
        by: 'areum',
        after: 6,
        body: '저는 봄에 환불받을 때 카드가 만료돼서 늦어진 적이 있어요. 새 카드로 바꾸셨다면 그걸 먼저 말씀해 보세요.',
        up: ['boram'],
      },
      {
        key: 'card-changed',
        kind: 'comment',
        parent: 'same-bank',
        by: 'jiwoo',
        after: 7,
        body: '아 맞아요, 지난달에 카드를 재발급받았어요. 그런데 그럼 그렇다고 연락을 주셔야 하는 거 아닌가요ㅠ',
      },
    ],
  },
  {
    key: 'ko-tax-invoice',
    kind: 'question',
    title: '세금계산서를 받는 메일을 두 개로 할 수 있나요?',
    body: '사업장 요금제입니다. 저와 세무사 사무실에서 같이 받고 싶은데 청구 앱에는 칸이 하나뿐이에요. 매달 전달하는 걸 자꾸 잊어버려서 부가세 신고 때마다 죄송합니다.',
    category: 'billing',
    tags: ['tax'],
    product: 'bills',
    version: '3.1.2',
    by: 'mira',
    daysAgo: 27,
    up: ['boram'],
    posts: [
      {
        key: 'comma',
        kind: 'answer',
        by: 'taekyung',
        after: 3.5,
        body: '됩니다. *청구 › 사업자 정보 › 받는 메일*에 쉼표로 이어서 다섯 개까지 적으시면 모두에게 나갑니다. 칸이 하나라 몰라보기 쉬운 점 알고 있고, 다음 판에서 줄을 나누어 넣게 하겠습니다.',
        up: ['mira', 'boram', 'marcus'],
      },
      {
        key: 'worked',
        kind: 'comment',
        parent: 'comma',
        by: 'mira',
        after: 20,
        body: '세무사님이 드디어 재촉을 안 하십니다. 고맙습니다.',
        up: ['taekyung'],
      },
    ],
    accepted: 'comma',
  },
]
