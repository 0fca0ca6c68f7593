/** Where a member pays from. Plans are slugs of `catalog.plans`; days count from the moment the demo is made. */
export type DemoAccount = {
  kind: 'company' | 'person'
  name: string
  plan: 'home' | 'home-plus' | 'business'
  startedDaysAgo: number
  renewsInDays: number
  /** Its number in the company's billing. */
  number: string
  /** The plan they had first. */
  before?: { plan: 'home' | 'home-plus'; untilDaysAgo: number }
}

/** A person of the demo. `account` absent: staff, or somebody who isn't the paying customer of the home. */
export type DemoMember = {
  handle: string
  name: string
  lang: 'ko' | 'en'
  bio: string
  /** Besides plain membership, which everybody has. */
  roles: readonly ('curator' | 'moderator' | 'agent' | 'admin')[]
  trust: 0 | 1 | 2 | 3 | 4
  joinedDaysAgo: number
  account?: DemoAccount
}

const people = [
  // The people of the one-click sign-in come first.
  { handle: 'seoyeon', name: '김서연', lang: 'ko', bio: '맞벌이 3인 가구, 고양이 한 마리. 공유기를 너무 자주 바꾸는 사람입니다.', roles: [], trust: 2, joinedDaysAgo: 930, account: { kind: 'person', name: '김서연', plan: 'home-plus', startedDaysAgo: 1170, renewsInDays: 22, number: 'HW-20151', before: { plan: 'home', untilDaysAgo: 412 } } },
  { handle: 'gaeun', name: '문가은', lang: 'ko', bio: '하루와트 성공 사례 편집. 숫자는 끝까지 여쭤봅니다.', roles: ['curator'], trust: 2, joinedDaysAgo: 700 },
  { handle: 'yujin', name: '최유진', lang: 'ko', bio: '하루와트 커뮤니티 운영. 신고는 모두 사람이 읽습니다.', roles: ['moderator'], trust: 3, joinedDaysAgo: 1020 },
  { handle: 'haneul', name: '이하늘', lang: 'ko', bio: '하루와트 고객지원, 미터 담당. 한국어와 영어로 답합니다. Haneul Lee, support, meters.', roles: ['agent'], trust: 3, joinedDaysAgo: 1100 },
  { handle: 'sujin', name: '하수진', lang: 'ko', bio: '이 커뮤니티의 서버와 설정을 돌봅니다.', roles: ['admin'], trust: 3, joinedDaysAgo: 1200 },

  // The rest of the staff.
  { handle: 'taekyung', name: '윤태경', lang: 'ko', bio: '하루와트 고객지원, 요금과 청구 담당.', roles: ['agent'], trust: 3, joinedDaysAgo: 980 },
  { handle: 'dain', name: '서다인', lang: 'ko', bio: '하루와트 고객지원, 배송과 설치 방문 담당. 올봄에 합류했습니다.', roles: ['agent'], trust: 2, joinedDaysAgo: 210 },

  // Volunteers among the customers.
  { handle: 'ella', name: 'Ella Novak', lang: 'en', bio: 'Copy editor, flat in Busan with a very loud fridge. I help polish stories here in the evenings.', roles: ['curator'], trust: 3, joinedDaysAgo: 640, account: { kind: 'person', name: 'Ella Novak', plan: 'home', startedDaysAgo: 720, renewsInDays: 140, number: 'HW-20188' } },
  { handle: 'sanghun', name: '백상훈', lang: 'ko', bio: '퇴직 교사. 글 읽는 것이 취미라 운영을 돕고 있습니다.', roles: ['moderator'], trust: 4, joinedDaysAgo: 1400, account: { kind: 'person', name: '백상훈', plan: 'home-plus', startedDaysAgo: 1830, renewsInDays: 61, number: 'HW-20225' } },

  // Customers, Korean.
  { handle: 'junho', name: '박준호', lang: 'ko', bio: '전기공사 기사, 대전. 분전반 사진을 올려 주시면 대부분 알 수 있습니다. 차단기는 꼭 내리고 찍어 주세요.', roles: [], trust: 3, joinedDaysAgo: 2010, account: { kind: 'company', name: '한빛전기', plan: 'business', startedDaysAgo: 2200, renewsInDays: 95, number: 'HW-20262' } },
  { handle: 'boram', name: '한보람', lang: 'ko', bio: '서른 세대 빌라 관리를 맡고 있습니다. 관리비 표 만드는 데에는 자신 있어요.', roles: [], trust: 3, joinedDaysAgo: 1650, account: { kind: 'company', name: '솔밭빌라 관리단', plan: 'business', startedDaysAgo: 2580, renewsInDays: 210, number: 'HW-20299' } },
  { handle: 'mira', name: '정미라', lang: 'ko', bio: '전주에서 카페 느린오후를 합니다. 커피는 알아도 전기는 잘 모릅니다.', roles: [], trust: 2, joinedDaysAgo: 520, account: { kind: 'company', name: '카페 느린오후', plan: 'business', startedDaysAgo: 1490, renewsInDays: 47, number: 'HW-20336', before: { plan: 'home-plus', untilDaysAgo: 301 } } },
  { handle: 'minseok', name: '오민석', lang: 'ko', bio: '고지서는 모두 모아 둡니다. 2년 전 것도 있습니다.', roles: [], trust: 2, joinedDaysAgo: 1210, account: { kind: 'person', name: '오민석', plan: 'home-plus', startedDaysAgo: 1888, renewsInDays: 22, number: 'HW-20373', before: { plan: 'home', untilDaysAgo: 700 } } },
  { handle: 'dohyun', name: '임도현', lang: 'ko', bio: '옥상 태양광 3kW, 김해. 맑은 날에 기분이 좋습니다.', roles: [], trust: 2, joinedDaysAgo: 610, account: { kind: 'person', name: '임도현', plan: 'home-plus', startedDaysAgo: 800, renewsInDays: 290, number: 'HW-20410' } },
  { handle: 'eunbyul', name: '조은별', lang: 'ko', bio: '전기차 2년 차. 충전은 새벽에, 빨래는 낮에.', roles: [], trust: 1, joinedDaysAgo: 260, account: { kind: 'person', name: '조은별', plan: 'home', startedDaysAgo: 300, renewsInDays: 65, number: 'HW-20447' } },
  { handle: 'jaewook', name: '신재욱', lang: 'ko', bio: '백엔드 개발자. 집 안의 모든 것을 그래프로 그립니다.', roles: [], trust: 2, joinedDaysAgo: 840, account: { kind: 'person', name: '신재욱', plan: 'home-plus', startedDaysAgo: 870, renewsInDays: 225, number: 'HW-20484' } },
  { handle: 'sora', name: '배소라', lang: 'ko', bio: '아이 둘, 건조기 하나, 시간 없음.', roles: [], trust: 1, joinedDaysAgo: 190, account: { kind: 'person', name: '배소라', plan: 'home', startedDaysAgo: 205, renewsInDays: 160, number: 'HW-20521' } },
  { handle: '남궁현', name: '남궁현', lang: 'ko', bio: '의심이 많은 편입니다. 그래도 숫자는 믿습니다.', roles: [], trust: 1, joinedDaysAgo: 330, account: { kind: 'person', name: '남궁현', plan: 'home', startedDaysAgo: 390, renewsInDays: 340, number: 'HW-20558' } },
  { handle: 'gipyo', name: '홍기표', lang: 'ko', bio: '부모님 댁(영주)과 우리 집(수원), 두 집 전기를 같이 봅니다.', roles: [], trust: 2, joinedDaysAgo: 700, account: { kind: 'person', name: '홍기표', plan: 'home-plus', startedDaysAgo: 760, renewsInDays: 335, number: 'HW-20595' } },
  { handle: 'areum', name: '송아름', lang: 'ko', bio: '내년 봄에 이사 갑니다. 전세 만기가 무섭네요.', roles: [], trust: 1, joinedDaysAgo: 410, account: { kind: 'person', name: '송아름', plan: 'home', startedDaysAgo: 450, renewsInDays: 120, number: 'HW-20632' } },
  { handle: 'taeho', name: '안태호', lang: 'ko', bio: '시골집을 고쳐 삽니다. 배선은 아직 70년대입니다.', roles: [], trust: 2, joinedDaysAgo: 560, account: { kind: 'person', name: '안태호', plan: 'home', startedDaysAgo: 590, renewsInDays: 140, number: 'HW-20669' } },
  { handle: 'jiwoo', name: '강지우', lang: 'ko', bio: '자취 3년 차입니다.', roles: [], trust: 0, joinedDaysAgo: 60, account: { kind: 'person', name: '강지우', plan: 'home', startedDaysAgo: 240, renewsInDays: 125, number: 'HW-20706' } },
  { handle: '권나래', name: '권나래', lang: 'ko', bio: '', roles: [], trust: 0, joinedDaysAgo: 35, account: { kind: 'person', name: '권나래', plan: 'home', startedDaysAgo: 42, renewsInDays: 323, number: 'HW-20743' } },

  // Customers, English.
  { handle: 'marcus', name: 'Marcus Hale', lang: 'en', bio: 'Runs Gijang Guesthouse by the sea with my wife. Two meters, one patient electrician.', roles: [], trust: 2, joinedDaysAgo: 780, account: { kind: 'company', name: 'Gijang Guesthouse', plan: 'business', startedDaysAgo: 1120, renewsInDays: 33, number: 'HW-20780' } },
  { handle: 'daniel', name: 'Daniel Okafor', lang: 'en', bio: 'Came for the CSV export. Solar on a small roof in Jeju, spreadsheets for everything.', roles: [], trust: 3, joinedDaysAgo: 690, account: { kind: 'person', name: 'Daniel Okafor', plan: 'home-plus', startedDaysAgo: 770, renewsInDays: 58, number: 'HW-20817', before: { plan: 'home', untilDaysAgo: 233 } } },
  { handle: 'priya', name: 'Priya Raman', lang: 'en', bio: 'Operations at Dasan Cold Storage. If it hums at night, I want to know why.', roles: [], trust: 2, joinedDaysAgo: 600, account: { kind: 'company', name: 'Dasan Cold Storage', plan: 'business', startedDaysAgo: 745, renewsInDays: 140, number: 'HW-20854' } },
  { handle: 'tom', name: 'Tom Becker', lang: 'en', bio: 'Translator, works from home, drinks too much tea (2.2 kW, 90 seconds a cup).', roles: [], trust: 1, joinedDaysAgo: 380, account: { kind: 'person', name: 'Tom Becker', plan: 'home', startedDaysAgo: 420, renewsInDays: 22, number: 'HW-20891' } },
  { handle: 'aoife', name: 'Aoife Brennan', lang: 'en', bio: 'Teacher in Gwangju, in a house older than the national grid, or so it looks.', roles: [], trust: 2, joinedDaysAgo: 470, account: { kind: 'person', name: 'Aoife Brennan', plan: 'home', startedDaysAgo: 500, renewsInDays: 230, number: 'HW-20928' } },
  { handle: 'kenji', name: 'Kenji Mori', lang: 'en', bio: 'Embedded engineer. I read the manual first, then ask.', roles: [], trust: 2, joinedDaysAgo: 540, account: { kind: 'company', name: 'Mori Bakery', plan: 'business', startedDaysAgo: 560, renewsInDays: 170, number: 'HW-20965' } },
  { handle: 'lena', name: 'Lena Fischer', lang: 'en', bio: 'Pottery studio with two kilns in Icheon.', roles: [], trust: 1, joinedDaysAgo: 150, account: { kind: 'company', name: 'Fischer Ceramics', plan: 'business', startedDaysAgo: 155, renewsInDays: 210, number: 'HW-21002' } },
  { handle: 'sofia', name: 'Sofia Rossi', lang: 'en', bio: 'Architect. I put a meter into every renovation I sign off.', roles: [], trust: 2, joinedDaysAgo: 430, account: { kind: 'company', name: 'Rossi Lim Architects', plan: 'business', startedDaysAgo: 445, renewsInDays: 285, number: 'HW-21039' } },
  { handle: 'ben', name: 'Ben Achterberg', lang: 'en', bio: 'Renting in Seoul for two years, then who knows.', roles: [], trust: 1, joinedDaysAgo: 220, account: { kind: 'person', name: 'Ben Achterberg', plan: 'home', startedDaysAgo: 230, renewsInDays: 135, number: 'HW-21076' } },
  { handle: 'grace', name: 'Grace Kim', lang: 'en', bio: 'Two languages at home, one electricity bill. 한국어도 괜찮아요.', roles: [], trust: 2, joinedDaysAgo: 650, account: { kind: 'person', name: 'Grace Kim', plan: 'home-plus', startedDaysAgo: 680, renewsInDays: 50, number: 'HW-21113' } },
  { handle: 'rahul', name: 'Rahul Mehta', lang: 'en', bio: 'Small server room, big air conditioner.', roles: [], trust: 1, joinedDaysAgo: 310, account: { kind: 'company', name: 'Mehta Hosting', plan: 'business', startedDaysAgo: 330, renewsInDays: 35, number: 'HW-21150' } },
  { handle: 'hannah', name: 'Hannah Price', lang: 'en', bio: 'New here! First flat, first meter, first freezer.', roles: [], trust: 0, joinedDaysAgo: 28, account: { kind: 'person', name: 'Hannah Price', plan: 'home', startedDaysAgo: 30, renewsInDays: 335, number: 'HW-21187' } },
  { handle: 'luis', name: 'Luis Ortega', lang: 'en', bio: 'Surf shop in Yangyang. The wetsuit dryer runs all day.', roles: [], trust: 0, joinedDaysAgo: 48, account: { kind: 'company', name: 'Ortega Surf', plan: 'business', startedDaysAgo: 50, renewsInDays: 315, number: 'HW-21224' } },
] as const satisfies readonly DemoMember[]

export type Handle = (typeof people)[number]['handle']

/** Everybody of the demo: five accounts for the one-click sign-in, then staff, volunteers and customers. */
export const cast: readonly (DemoMember & { handle: Handle })[] = people

/** Whom the demo's sign-in page offers with one click, one for each role. */
export const oneClickAccounts = {
  member: 'seoyeon',
  curator: 'gaeun',
  moderator: 'yujin',
  agent: 'haneul',
  admin: 'sujin',
} as const satisfies Record<string, Handle>
