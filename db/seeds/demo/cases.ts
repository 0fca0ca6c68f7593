import type { DemoCase } from './plot.ts'

/** What staff do about the complaints; every status a case can have is here at least once. */
export const cases: readonly DemoCase[] = [
  {
    thread: 'ko-same-amount',
    severity: 'P1',
    category: 'price',
    ends: 'waiting_staff',
    steps: [
      { at: 0.2, by: 'haneul', act: 'take' },
      {
        at: 0.65,
        by: 'haneul',
        act: 'reply',
        key: 'first-reply',
        body: '오민석 님, 세 번의 문의에 사람이 답하지 못했습니다. 죄송합니다. 두 달의 검침값을 지금 대조하고 있고, 오늘 안에 결과를 여기에 적겠습니다.',
        up: ['sanghun', 'boram', 'seoyeon'],
      },
      {
        at: 1.1,
        by: 'taekyung',
        act: 'note',
        body: '이번 달 검침이 빠져 앱이 지난달 값을 그대로 썼습니다. 청구 앱 3.1.2의 알려진 문제(원인: 검침 누락). 같은 고객이 26명 더 있습니다. 명단은 청구 팀에 넘겼습니다.',
      },
      {
        at: 7.2,
        by: 'haneul',
        act: 'reply',
        key: 'found-cause',
        body: `오민석 님, 확인했습니다. 이번 달 검침값이 빠져 지난달 금액이 그대로 청구됐습니다. 실제 사용량 305 kWh로는 **61,300원**이 맞고, 차액 **22,700원**을 영업일로 닷새 안에 돌려 드립니다.

같은 문제를 겪으신 다른 분들도 따로 문의하지 않으셔도 됩니다. 저희가 먼저 찾아 연락드리겠습니다. 입금되면 여기에 다시 적겠습니다.`,
        up: ['minseok', 'sora', 'boram', 'sanghun', 'gipyo', 'grace', 'taeho'],
      },
      { at: 7.3, by: 'haneul', act: 'wait_staff' },
      {
        at: 26,
        by: 'taekyung',
        act: 'note',
        body: '환불 27건 가운데 19건 처리. 오민석 님 건은 은행 확인 대기. 입금되면 하늘 님이 글에 적어 주세요.',
      },
    ],
  },
  {
    thread: 'ko-refund-waiting',
    severity: 'P2',
    category: 'service',
    ends: 'waiting_customer',
    steps: [
      { at: 1.2, by: 'dain', act: 'take' },
      {
        at: 3,
        by: 'dain',
        act: 'reply',
        key: 'looking',
        body: '강지우 님, 3주나 기다리게 해 드리고 연락도 드리지 못해 죄송합니다. 반품은 도착한 것으로 확인됩니다. 환불이 어디에서 멈췄는지 오늘 안에 찾아서 적겠습니다.',
        up: ['areum', 'minseok'],
      },
      {
        at: 7.5,
        by: 'dain',
        act: 'note',
        body: '카드사가 취소를 거절(카드 재발급). 거절 통보가 우리 쪽 메일함에 쌓이고 아무에게도 전달되지 않고 있었음. 같은 처지의 환불 6건을 더 찾음. 운영 회의 안건으로 올림.',
      },
      {
        at: 8,
        by: 'dain',
        act: 'reply',
        key: 'ask-account',
        body: '찾았습니다. 말씀하신 대로 카드가 바뀌어 카드사가 취소를 되돌려 보냈는데, 그 사실을 저희가 알려 드리지 못했습니다. 계좌로 바로 보내 드릴 수 있습니다. 계좌 번호는 여기 말고 앱의 *내 케이스*에 적어 주세요. 받는 날 바로 입금하겠습니다.',
        up: ['minseok', 'sora'],
      },
      { at: 8.1, by: 'dain', act: 'wait_customer' },
    ],
  },
  {
    thread: 'ko-night-push',
    severity: 'P2',
    category: 'usability',
    ends: 'acknowledged',
    steps: [{ at: 0.8, by: 'dain', act: 'take' }],
  },
  {
    thread: 'ko-small-text',
    severity: 'P3',
    category: 'usability',
    ends: 'acknowledged',
    steps: [
      { at: 12, by: 'haneul', act: 'take' },
      {
        at: 12.2,
        by: 'haneul',
        act: 'note',
        body: '봄에 보내신 의견을 찾았습니다. "검토하겠습니다"로 닫혀 있었습니다. 앱 팀에 3.2의 회색 글자 대비와 시스템 글자 크기 지원을 물어 둔 상태. 날짜를 받은 다음에 답하겠습니다.',
      },
    ],
  },
  {
    thread: 'ko-visit-missed',
    severity: 'P2',
    category: 'delivery',
    ends: 'waiting_staff',
    steps: [
      { at: 0.7, by: 'dain', act: 'take' },
      {
        at: 1.5,
        by: 'dain',
        act: 'reply',
        key: 'two-half-days',
        body: '배소라 님, 반차를 두 번이나 쓰시게 해서 정말 죄송합니다. 문자는 자동으로 나가는데 정작 기사님 일정에는 오늘 방문이 없었습니다. 왜 빠졌는지 확인하고, 평일 저녁이나 토요일로 잡을 수 있는지 알아보고 있습니다. 오늘 저녁 6시 전에 전화드리겠습니다.',
        up: ['areum', 'junho'],
      },
      { at: 1.6, by: 'dain', act: 'wait_staff' },
      {
        at: 3,
        by: 'dain',
        act: 'note',
        body: '협력사가 지난주에 바뀌면서 예약 14건이 넘어가지 않음. 나머지 13분께는 오늘 먼저 전화 돌리는 중.',
      },
    ],
  },
  {
    thread: 'ko-broken-twice',
    severity: 'P2',
    category: 'defect',
    ends: 'resolved',
    steps: [
      { at: 1, by: 'haneul', act: 'take' },
      {
        at: 5,
        by: 'haneul',
        act: 'reply',
        key: 'not-by-post',
        body: '안태호 님, 같은 고장을 두 번 겪게 해 드려 죄송합니다. 이번에는 같은 것을 그냥 보내지 않겠습니다. 박준호 님 말씀대로 전압이 의심됩니다. 괜찮으시면 밤 11시쯤 전압을 한 번만 재 주시겠어요? 그 사이 저는 두 미터의 기록을 보겠습니다.',
        up: ['junho', 'boram'],
      },
      {
        at: 20,
        by: 'haneul',
        act: 'note',
        body: '두 미터 모두 꺼지기 전 입력 전압 기록이 247~251V. 규격은 242V까지. 과전압 알림이 있었다면 첫 번째 때 막았을 일. 펌웨어 팀에 제안함.',
      },
      {
        at: 24,
        by: 'haneul',
        act: 'reply',
        key: 'replaced',
        body: `기록에서도 밤마다 247V를 넘었습니다. 저희가 먼저 보았어야 했습니다.

- 265V까지 견디는 사업장용 미터를 오늘 보내 드립니다. 비용은 없습니다.
- 한전에는 저희 기록을 붙여 따로 공문을 보냈습니다.
- 과전압이 이어지면 앱이 먼저 알려 드리도록 만들겠습니다.`,
        up: ['taeho', 'junho', 'minseok', '남궁현', 'sanghun'],
      },
      { at: 78, by: 'haneul', act: 'resolve' },
    ],
  },
  {
    thread: 'ko-rude-call',
    severity: 'P2',
    category: 'service',
    ends: 'closed',
    steps: [
      { at: 2, by: 'haneul', act: 'take' },
      {
        at: 6,
        by: 'haneul',
        act: 'reply',
        key: 'apology',
        body: '송아름 님, 통화를 들어 보았습니다. 말씀하신 그대로였습니다. 금액이 누구 탓인지와 상관없이 그렇게 응대해서는 안 됐습니다. 죄송합니다. 괜찮으시다면 내일 팀장이 직접 전화드려 사과드리고 싶습니다. 원치 않으시면 편하게 말씀해 주세요.',
        up: ['mira', 'sora', 'minseok', 'boram', 'sanghun'],
      },
      {
        at: 26,
        by: 'haneul',
        act: 'note',
        body: '팀장 통화 완료(11분). 해당 상담원은 그날 연속 9시간 근무였음. 탓하기보다 근무표를 고치기로 함. 1:1 문의가 닫힌 까닭은 자동 분류 오류.',
      },
      { at: 54, by: 'haneul', act: 'resolve' },
      { at: 390, by: 'haneul', act: 'close' },
    ],
  },
  {
    thread: 'ko-staying',
    severity: 'P3',
    category: 'churn_threat',
    ends: 'dismissed',
    steps: [
      {
        at: 1.5,
        by: 'haneul',
        act: 'dismiss',
        body: '해지라는 말이 여러 번 나와 떠날 위험으로 읽혔지만, 남기로 했다는 경험담입니다. 고마운 글이라 답글만 남기겠습니다.',
      },
    ],
  },
  {
    thread: 'en-charged-twice',
    severity: 'P1',
    category: 'price',
    ends: 'resolved',
    steps: [
      { at: 0.5, by: 'taekyung', act: 'take' },
      {
        at: 1.2,
        by: 'taekyung',
        act: 'reply',
        key: 'a-person',
        body: 'Tom, I am a person, my name is Taekyung, and I have your payments in front of me. You were charged twice. I am sorry, for that and for three requests that no human being read. I will write here again by tomorrow noon with the date of the refund.',
        up: ['grace', 'aoife', 'ben'],
      },
      {
        at: 5,
        by: 'taekyung',
        act: 'note',
        body: 'Bank answered after 31 s, our time-out is 30 s, retry went out without checking. Four other customers that night. The chat closes every request containing “refund” after its article is shown; asked for that rule to be switched off.',
      },
      {
        at: 27,
        by: 'taekyung',
        act: 'reply',
        key: 'refunded',
        body: `₩84,300 went out this morning and should arrive tomorrow.

What happened: your bank’s answer came one second after we stopped waiting, so the payment was sent again without checking the first. We now check first. The chat no longer closes a request about money by itself.`,
        up: ['tom', 'grace', 'daniel', 'ben', 'aoife', 'ella'],
      },
      { at: 53, by: 'taekyung', act: 'resolve' },
    ],
  },
  {
    thread: 'en-csv-third-release',
    severity: 'P2',
    category: 'defect',
    ends: 'waiting_staff',
    steps: [
      { at: 3, by: 'haneul', act: 'take' },
      {
        at: 20,
        by: 'haneul',
        act: 'reply',
        key: 'a-date',
        body: 'Daniel, you are right to be angry. We promised “the next version” three times without anybody writing the task down; I checked. It is written down now, with your file as its test. The fix is in 3.2.1, and I will post the date here as soon as the team gives it to me, not an adjective. Jaewook, thank you for the line; may we put it into the help page until then?',
        up: ['daniel', 'jaewook', 'dohyun', 'grace'],
      },
      { at: 20.1, by: 'haneul', act: 'wait_staff' },
      {
        at: 21,
        by: 'haneul',
        act: 'note',
        body: 'App team: sign is dropped when the number is formatted for Excel. Two-line fix, but the release needs a slot. Customer renews in two months and answers half of our data questions. Asked for this week.',
      },
    ],
  },
  {
    thread: 'en-late-clamps',
    severity: 'P2',
    category: 'delivery',
    ends: 'waiting_customer',
    steps: [
      { at: 4, by: 'dain', act: 'take' },
      {
        at: 9,
        by: 'dain',
        act: 'note',
        body: 'The parcel is on our own shelf. The label was printed, the carrier never scanned it, and the system counts a printed label as handed over.',
      },
      {
        at: 12,
        by: 'dain',
        act: 'reply',
        key: 'our-shelf',
        body: 'Lena, the parcel never left our warehouse; the tracking page was wrong and so were we when we sent you to the carrier. I am sorry. I can send it by courier today, to arrive tomorrow, with the price of two clamps returned for the five weeks. Or all of it refunded, if you have had enough. Which would you like?',
        up: ['marcus', 'sofia'],
      },
      { at: 12.1, by: 'dain', act: 'wait_customer' },
    ],
  },
  {
    thread: 'en-second-dead',
    severity: 'P2',
    category: 'defect',
    ends: 'acknowledged',
    steps: [
      { at: 3, by: 'haneul', act: 'take' },
      {
        at: 3.5,
        by: 'haneul',
        act: 'note',
        body: 'Same three red blinks as the over-voltage case of 안태호. Pulling the voltage history of both serials before answering. The form fails on photos above 8 MB, told the web team.',
      },
    ],
  },
  { thread: 'en-cancel-outage', severity: 'P1', category: 'churn_threat', ends: 'new', steps: [] },
  {
    thread: 'en-hidden-number',
    severity: 'P3',
    category: 'usability',
    ends: 'closed',
    steps: [
      { at: 6, by: 'haneul', act: 'take' },
      {
        at: 25,
        by: 'haneul',
        act: 'reply',
        key: 'choose-first',
        body: 'Aoife, you can choose since this morning, without an update: *Settings › Home screen › First number › This month*. The same page turns the animation off; it also stays off when the phone asks for reduced motion, which we had forgotten. Thank you for saying which number and on which phone.',
        up: ['aoife', 'tom', 'minseok', 'grace', 'sanghun'],
      },
      { at: 31, by: 'haneul', act: 'resolve' },
      { at: 104, by: 'haneul', act: 'close' },
    ],
  },
]
