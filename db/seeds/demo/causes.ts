import type { Handle } from './cast.ts'

/** What customers said of how their case went, a day and some hours after it was resolved. */
export const ratings: readonly {
  /** Of the case. */
  thread: string
  by: Handle
  score: 1 | 2 | 3 | 4 | 5
  comment: string
  /** Hours after the question. */
  after: number
}[] = [
  {
    thread: 'ko-rude-call',
    by: 'areum',
    score: 4,
    comment: '사과를 글로 받은 것은 처음이에요. 통화 녹음까지 다시 들어 주셔서 마음이 풀렸습니다.',
    after: 6,
  },
  { thread: 'en-charged-twice', by: 'tom', score: 5, comment: '', after: 20 },
  {
    thread: 'en-hidden-number',
    by: 'aoife',
    score: 5,
    comment: 'You changed it the same week and told me where to look. More of that, please.',
    after: 3,
  },
]

/** What several complaints have in common. */
export const causes: readonly {
  name: string
  note: string
  owner: Handle
  state: 'open' | 'planned'
  threads: readonly string[]
  /** The name of the cause above. */
  under?: string
}[] = [
  { name: '청구와 결제', note: '', owner: 'taekyung', state: 'open', threads: [] },
  {
    name: '이중 청구와 늦은 환불',
    note: '카드사가 취소를 거절하면 통보가 메일함에 쌓이기만 합니다. 결제 팀과 매일 아침 확인하기로 했습니다.',
    owner: 'taekyung',
    state: 'planned',
    under: '청구와 결제',
    threads: ['ko-refund-waiting', 'en-charged-twice'],
  },
  {
    name: '설치 방문과 배송 지연',
    note: '기사님 일정이 바뀌어도 고객에게 알림이 가지 않습니다.',
    owner: 'dain',
    state: 'open',
    threads: ['ko-visit-missed', 'en-late-clamps'],
  },
  {
    name: 'CSV에서 음수 부호가 사라짐',
    note: 'Excel용 서식에서 부호가 빠집니다. 두 줄이면 고칩니다. 배포 순서를 기다리는 중입니다.',
    owner: 'haneul',
    state: 'planned',
    threads: ['en-csv-third-release'],
  },
  {
    name: '같은 미터가 두 번 고장',
    note: '빨간 불 세 번. 4.1 생산분의 전원부를 확인하고 있습니다.',
    owner: 'haneul',
    state: 'open',
    threads: ['ko-broken-twice', 'en-second-dead'],
  },
  {
    name: '작아서 읽기 어려운 글자',
    note: '',
    owner: 'haneul',
    state: 'open',
    threads: ['ko-small-text', 'en-hidden-number'],
  },
]
