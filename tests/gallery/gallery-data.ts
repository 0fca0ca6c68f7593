import type { CaseRowView } from '#app/components/cases/case-row.tsx'
import type { CaseEntry } from '#app/components/cases/case-timeline.tsx'
import type { AuthorView } from '#app/components/members/byline.tsx'
import type { StoryCardView } from '#app/components/stories/story-card.tsx'
import type { StoryResultView } from '#app/components/stories/story-result.tsx'
import type { PostView } from '#app/components/threads/post-card.tsx'
import type { ThreadRowView } from '#app/components/threads/thread-row.tsx'

export const now = '2026-11-24T05:48:00.000Z'

const seoyeon: AuthorView = {
  name: '김서연',
  handle: 'seoyeon',
  staff: null,
  tier: 'regular',
  tenure: { kind: 'customer', years: 3 },
  badges: [],
}
const junho: AuthorView = {
  name: '박준호',
  handle: 'junho',
  staff: null,
  tier: 'ambassador',
  tenure: { kind: 'customer', years: 6 },
  badges: [
    { id: 'tag-gold:설치', name: '장인 · 설치', metal: 'gold', motif: 'tag', times: 1, href: '/badges/tag-gold' },
    { id: 'ten-accepted', name: '해결사', metal: 'silver', motif: 'check', times: 1, href: '/badges/ten-accepted' },
  ],
}
const haneul: AuthorView = {
  name: '이하늘',
  handle: 'haneul',
  staff: { title: '고객지원, 미터 담당' },
  tier: null,
  tenure: null,
  badges: [],
}
const daniel: AuthorView = {
  name: 'Daniel Okafor',
  handle: 'daniel',
  staff: null,
  tier: 'champion',
  tenure: { kind: 'customer', years: 2 },
  badges: [
    {
      id: 'first-accepted',
      name: '첫 채택',
      metal: 'bronze',
      motif: 'check',
      times: 1,
      href: '/badges/first-accepted',
    },
  ],
}
export const minseok: AuthorView = {
  name: '오민석',
  handle: 'minseok',
  staff: null,
  tier: 'regular',
  tenure: { kind: 'customer', years: 5 },
  badges: [],
}
const gone: AuthorView = { name: '탈퇴한 회원', handle: null, staff: null, tier: null, tenure: null, badges: [] }

const tag = (name: string) => ({ name, href: `/threads?tag=${encodeURIComponent(name)}` })
const row: ThreadRowView = {
  id: 'thr_1',
  href: '/threads/1',
  title: '앱은 연결됨인데 미터 값이 0 W로만 보입니다',
  lang: 'ko',
  excerpt:
    '어제 공유기를 바꾼 뒤부터 실시간 화면이 계속 0 W입니다. 미터의 불은 초록색이고 앱에도 연결됨이라고 나옵니다.',
  kind: 'question',
  category: { name: '미터 설치', href: '/threads?category=meter' },
  tags: [tag('공유기'), tag('펌웨어 4.2')],
  answers: 3,
  accepted: true,
  staffAnswered: false,
  votes: 24,
  meToo: 18,
  lastAt: '2026-11-24T05:36:00.000Z',
  lastBy: '박준호',
}
export const threads: ThreadRowView[] = [
  row,
  {
    ...row,
    id: 'thr_2',
    href: '/threads/2',
    title: '누진 구간 알림을 가족 둘에게 같이 보낼 수 있나요?',
    excerpt: '지금은 제 휴대폰으로만 옵니다. 배우자도 알림을 받으면 건조기 시간을 서로 맞출 수 있을 것 같습니다.',
    answers: 0,
    accepted: false,
    votes: 6,
    meToo: 4,
    lastAt: '2026-11-24T04:57:00.000Z',
    lastBy: '한보람',
  },
  {
    ...row,
    id: 'thr_3',
    href: '/threads/3',
    title: 'Export to CSV loses the minus sign for solar hours',
    lang: 'en',
    excerpt:
      'Hours where we feed back to the grid come out as positive numbers in the November export, so my monthly sheet no longer adds up.',
    answers: 2,
    accepted: false,
    votes: 9,
    meToo: 0,
    lastAt: '2026-11-24T02:20:00.000Z',
    lastBy: 'Daniel Okafor',
    status: { text: 'Locked', tone: 'warn' },
  },
  {
    ...row,
    id: 'thr_4',
    href: '/threads/4',
    title: '두 달째 같은 금액이 청구됩니다. 문의해도 답이 없습니다',
    excerpt: '10월과 11월 청구액이 1원까지 같습니다. 세 번 문의했는데 접수됐다는 자동 답변뿐입니다.',
    answers: 1284,
    accepted: false,
    staffAnswered: true,
    votes: 31,
    meToo: 27,
    lastAt: '2026-11-22T02:20:00.000Z',
    lastBy: null,
  },
]

const post: PostView = {
  id: 'pst_1',
  kind: 'opening',
  author: seoyeon,
  at: '2026-11-23T00:12:00.000Z',
  editedAt: '2026-11-23T01:00:00.000Z',
  lang: 'ko',
  html: '<p>그제 공유기를 새것으로 바꾼 뒤부터 실시간 화면이 계속 <strong>0 W</strong>입니다.</p><p>해 본 것:</p><ul><li><input type="checkbox" checked disabled aria-label="했음"> 앱을 지우고 다시 설치</li><li><input type="checkbox" disabled aria-label="안 함"> 공장 초기화</li></ul><pre tabindex="0"><code><span class="n">wifi</span>  ok   rssi=<span class="s">-51</span>  <span class="c"># 그 뒤로 멈춤</span></code></pre>',
  vote: { postId: 'pst_1', score: 24, mine: null, up: true, down: true, fromLevel: null },
  accepted: null,
  tags: [tag('공유기'), tag('실시간 화면')],
  comments: [
    {
      id: 'pst_9',
      author: { name: 'Daniel Okafor', handle: 'daniel' },
      at: '2026-11-23T00:20:00.000Z',
      html: '<p>공유기 모델이 무엇인가요?</p>',
      lang: 'ko',
    },
  ],
  removed: null,
  held: null,
  source: null,
}
export const posts: { opening: PostView; accepted: PostView; staff: PostView; english: PostView; removed: PostView } = {
  opening: post,
  accepted: {
    ...post,
    id: 'pst_2',
    kind: 'answer',
    author: junho,
    editedAt: null,
    at: '2026-11-23T00:48:00.000Z',
    tags: [],
    html: '<p>채널이 149이면 공유기가 미터를 <strong>5 GHz</strong>로 넘긴 것입니다.</p><ol><li>공유기 설정에서 <em>밴드 스티어링</em>을 끕니다.</li><li>2.4 GHz 이름을 따로 정합니다. 예: <code>home-24</code></li></ol>',
    vote: { postId: 'pst_2', score: 41, mine: 'up', up: true, down: true, fromLevel: null },
    accepted: { by: '김서연', at: '2026-11-23T01:15:00.000Z' },
    comments: [1, 2, 3, 4, 5].map((n) => ({
      id: `pst_c${n}`,
      author: { name: '김서연', handle: 'seoyeon' },
      at: '2026-11-23T01:15:00.000Z',
      html: '<p>2번까지 하니 바로 값이 올라왔습니다. 고맙습니다!</p>',
      lang: 'ko' as const,
    })),
  },
  staff: {
    ...post,
    id: 'pst_3',
    kind: 'answer',
    author: haneul,
    editedAt: null,
    html: '<p>박준호 님의 설명이 정확합니다. 내일 나오는 <a href="/threads/9">펌웨어 4.2.1</a>부터는 앱이 바로 알려 줍니다.</p>',
    vote: { postId: 'pst_3', score: 19, mine: null, up: false, down: false, fromLevel: null },
    comments: [],
    tags: [],
  },
  english: {
    ...post,
    id: 'pst_4',
    kind: 'answer',
    author: daniel,
    editedAt: null,
    lang: 'en',
    comments: [],
    tags: [],
    vote: { postId: 'pst_4', score: -3, mine: 'down', up: true, down: true, fromLevel: null },
    html: '<p>If your router can’t split the bands, switch off 5 GHz for ten minutes.</p><blockquote><p>Note: some mesh systems repeat this.</p></blockquote><div class="wide" tabindex="0"><table><thead><tr><th>Band</th><th>Works</th></tr></thead><tbody><tr><td>2.4 GHz</td><td>yes</td></tr></tbody></table></div>',
    source: {
      site: 'cardano.stackexchange.com',
      href: 'https://cardano.stackexchange.com/a/1',
      licence: 'CC BY-SA 4.0',
    },
  },
  removed: {
    ...post,
    id: 'pst_5',
    kind: 'answer',
    author: gone,
    editedAt: null,
    comments: [],
    tags: [],
    vote: null,
    removed: { reason: '광고', erased: false, hidden: false },
  },
}

const cues = [
  { start: 7, end: 11, strong: true },
  { start: 31, end: 33, strong: true },
]
export const cases: CaseRowView[] = [
  {
    id: 'cas_1',
    href: '/staff/cases/1',
    number: 1042,
    reference: 'C-1042',
    title: '두 달째 같은 금액이 청구됩니다. 문의해도 답이 없습니다',
    lang: 'ko',
    quote: { text: '세 번 문의해도 답이 없습니다. 이번 주까지 설명이 없으면 해지하고', cues },
    customer: minseok,
    severity: 'P1',
    category: '요금',
    status: '직원 답변 대기',
    assignee: '이하늘',
    clock: { kind: 'resolution', state: 'soon', promisedMinutes: 540, usedMinutes: 440 },
  },
  {
    id: 'cas_2',
    href: '/staff/cases/2',
    number: 1043,
    reference: 'C-1043',
    title: 'CSV export is wrong and it breaks my tax report',
    lang: 'en',
    quote: null,
    customer: daniel,
    severity: 'P2',
    category: null,
    status: '새 케이스',
    assignee: null,
    clock: { kind: 'firstResponse', state: 'overdue', promisedMinutes: 240, usedMinutes: 258 },
  },
  {
    id: 'cas_3',
    href: '/staff/cases/3',
    number: 1044,
    reference: 'C-1044',
    title: '환불 계좌를 알려 주시기를 기다립니다',
    lang: 'ko',
    quote: null,
    customer: seoyeon,
    severity: 'P3',
    category: '요금',
    status: '고객 답변 대기',
    assignee: '이하늘',
    clock: { kind: 'resolution', state: 'paused', promisedMinutes: 1440, usedMinutes: 10 },
  },
]

export const entries: CaseEntry[] = [
  {
    kind: 'post',
    id: 'e1',
    at: '2026-11-24T00:02:00.000Z',
    author: { name: '오민석', handle: 'minseok', staff: false },
    href: '/threads/4',
    lang: 'ko',
    body: { text: '세 번 문의해도 답이 없습니다. 이번 주까지 설명이 없으면 해지하고 다른 데로 가겠습니다.', cues },
  },
  { kind: 'event', id: 'e2', at: '2026-11-24T00:02:00.000Z', sentence: '불만으로 보여 P1 케이스가 열렸어요.' },
  {
    kind: 'post',
    id: 'e3',
    at: '2026-11-24T00:41:00.000Z',
    author: { name: '이하늘', handle: 'haneul', staff: true },
    href: '/threads/4',
    lang: 'ko',
    body: { html: '<p>오민석 님, 세 번의 문의에 사람이 답하지 못했습니다. 죄송합니다.</p>' },
  },
  {
    kind: 'note',
    id: 'e4',
    at: '2026-11-24T01:10:00.000Z',
    author: { name: '윤태경', handle: 'taekyung', staff: true },
    lang: 'ko',
    html: '<p>11월 검침이 빠져 앱이 지난달 값을 그대로 썼습니다.</p>',
  },
]

export const results: StoryResultView[] = [
  {
    what: '한 달 전기요금',
    before: '412,000',
    after: '287,000',
    unit: '원',
    period: null,
    evidence: 'linked',
    proof: { text: '9월과 11월 고지서', href: '/u/1' },
  },
  {
    what: '새벽 1~5시 평균',
    before: '1.9',
    after: '0.6',
    unit: 'kW',
    period: '9월~11월',
    evidence: 'staff',
    proof: { text: '미터 기록과 맞음', href: null },
  },
  {
    what: '한 달에 고지서 보는 시간',
    before: '3',
    after: '0.5',
    unit: '시간',
    period: null,
    evidence: 'self',
    proof: null,
  },
]

export const stories: StoryCardView[] = [
  {
    id: 's1',
    href: '/stories/1',
    headline: '새벽 냉장고 두 대가 범인이었습니다',
    lang: 'ko',
    result: results[0] ?? null,
    person: '정미라, 카페 느린오후',
    rewarded: true,
  },
  {
    id: 's2',
    href: '/stories/2',
    headline: 'Two bills, one account, no more spreadsheets',
    lang: 'en',
    result: {
      what: 'Monthly closing',
      before: '6',
      after: '0.5',
      unit: 'h',
      period: null,
      evidence: 'self',
      proof: null,
    },
    person: 'Marcus Hale, Gijang Guesthouse',
    rewarded: false,
    status: { text: '검토 중', tone: 'info' },
  },
  {
    id: 's3',
    href: '/stories/3',
    headline: '숫자 없이 쓴 이야기',
    lang: 'ko',
    result: null,
    person: '한보람',
    rewarded: false,
  },
]
