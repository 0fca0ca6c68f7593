/** One generated question of a help forum: its text, and how another person would search for it. */
export type GeneratedThread = {
  lang: 'ko' | 'en'
  title: string
  body: string
  /** The same matter in other words, with other endings and particles. */
  question: string
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** As many threads as asked for, every third in English, no two about the same matter. */
export function* generateThreads(count: number, seed = 20261122): Generator<GeneratedThread> {
  const random = randomNumbers(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const seen = new Set<string>()
  for (let made = 0; made < count;) {
    const lang = made % 3 === 2 ? 'en' : 'ko'
    const text = lang === 'ko' ? korean(pick) : english(pick)
    if (seen.has(text.matter)) continue
    seen.add(text.matter)
    made++
    yield { lang, title: text.title, body: text.body, question: text.question }
  }
}

type Pick = <T>(list: readonly T[]) => T
type Text = { matter: string; title: string; body: string; question: string }

/** Noun with its particles: topic, subject, object. */
const things = [
  '계량기 는 가 를',
  '보일러 는 가 를',
  '에어컨 은 이 을',
  '가습기 는 가 를',
  '제습기 는 가 를',
  '세탁기 는 가 를',
  '건조기 는 가 를',
  '냉장고 는 가 를',
  '인덕션 은 이 을',
  '전기밥솥 은 이 을',
  '공유기 는 가 를',
  '스마트플러그 는 가 를',
  '분전반 은 이 을',
  '태양광패널 은 이 을',
  '충전기 는 가 를',
  '온수기 는 가 를',
  '공기청정기 는 가 를',
  '로봇청소기 는 가 를',
  '식기세척기 는 가 를',
  '텔레비전 은 이 을',
  '조명 은 이 을',
  '현관센서 는 가 를',
  '온도계 는 가 를',
  '허브 는 가 를',
  '콘센트 는 가 를',
  '배터리 는 가 를',
  '영수증 은 이 을',
  '청구서 는 가 를',
  '구독권 은 이 을',
  '쿠폰 은 이 을',
  '포인트 는 가 를',
  '비밀번호 는 가 를',
  '인증메일 은 이 을',
  '알림 은 이 을',
  '그래프 는 가 를',
  '보고서 는 가 를',
  '위젯 은 이 을',
  '사용량표 는 가 를',
  '요금제 는 가 를',
  '계정 은 이 을',
].map((line) => line.split(' ') as [noun: string, topic: string, subject: string, object: string])

/** As the writer says it, as another asks for it; both follow a subject. */
const troubles = [
  ['자꾸 꺼져요', '계속 꺼지는데'],
  ['연결이 안 됩니다', '연결 안 되는 문제'],
  ['두 번 표시돼요', '두 번씩 표시되는데'],
  ['소리가 너무 커요', '소리 큰 것'],
  ['업데이트 후 멈췄어요', '업데이트하고 나서 멈춘 경우'],
  ['숫자가 0으로 나와요', '숫자가 0으로 나오는데'],
  ['인식되지 않아요', '인식 안 되는 이유'],
  ['색이 빨갛게 변했어요', '색이 빨갛게 변했을 때'],
  ['느려졌습니다', '느려진 이유'],
  ['사라졌어요', '사라졌는데'],
  ['환불이 안 돼요', '환불 받는 방법'],
  ['결제가 실패합니다', '결제 실패하는데'],
  ['배송이 늦어요', '배송 늦을 때'],
  ['해지하고 싶어요', '해지하려면'],
  ['교환하고 싶습니다', '교환하려면'],
  ['초기화하는 법이 궁금해요', '초기화 방법'],
  ['값이 실제와 다릅니다', '값이 실제랑 다른데'],
  ['뜨거워져요', '뜨거워지는데'],
  ['냄새가 나요', '냄새 나는데'],
  ['잠겨 버렸어요', '잠겼을 때'],
  ['이름을 바꾸고 싶어요', '이름 바꾸는 방법'],
  ['가족과 나눠 쓰고 싶어요', '가족이랑 나눠 쓰려면'],
  ['한글이 깨져요', '한글 깨지는데'],
  ['날짜가 하루 밀려요', '날짜가 하루씩 밀리는데'],
  ['중복으로 등록됐어요', '중복 등록된 것'],
] as const

const circumstances = [
  ['이사한 뒤로', '이사하고 나서'],
  ['비 오는 날마다', '비 오는 날'],
  ['새벽 세 시쯤', '새벽 3시쯤'],
  ['정전 이후에', '정전된 다음'],
  ['여행 중에', '여행 가 있는 동안'],
  ['겨울만 되면', '겨울에만'],
  ['장마철에', '장마 때'],
  ['휴대폰을 바꾼 뒤', '휴대폰 바꾸고'],
  ['아파트로 옮기고', '아파트에서'],
  ['명절 연휴에', '연휴 동안'],
  ['주말마다', '주말에만'],
  ['와이파이를 5GHz로 바꾸고', '5GHz 와이파이에서'],
  ['회사 사무실에서', '사무실에서'],
  ['부모님 댁에서', '부모님 집에서'],
  ['안드로이드 14에서', '안드로이드14'],
  ['아이폰 15에서', '아이폰15'],
  ['아침 출근 시간에', '출근 시간에'],
  ['점심시간에만', '점심시간'],
  ['두 대를 쓰는데', '두 대 쓸 때'],
  ['공장 초기화 후', '공장초기화하고'],
  ['카드를 재발급받고', '카드 재발급 후'],
  ['법인 계정으로', '법인 계정에서'],
  ['해외 결제로', '해외결제'],
  ['구형 모델이라', '구형 모델'],
] as const

const fillersKo = [
  '고객센터에 전화했더니 기다리라고만 하네요.',
  '설명서를 다시 읽어 봤지만 나와 있지 않습니다.',
  '같은 경험 있으신 분 계신가요?',
  '돈을 내고 쓰는 만큼 꼭 해결하고 싶습니다.',
  '사진을 올리려 했는데 집이 어두워서 잘 안 보여요.',
  '앱을 지웠다가 다시 깔아도 똑같습니다.',
  '처음 산 날부터 문제없이 썼습니다.',
  '급한 일은 아니지만 신경이 쓰여요.',
  '이웃집은 괜찮다고 합니다.',
  '물어볼 곳이 여기밖에 없네요.',
  '답변 주시면 큰 도움이 됩니다.',
  '지난주에도 비슷한 글을 본 것 같아요.',
  '전원을 껐다 켜 보았습니다.',
  '미리 감사드립니다.',
] as const

function korean(pick: Pick): Text {
  const [noun, topic, subject, object] = pick(things)
  const [said, asked] = pick(troubles)
  const [when, asWhen] = pick(circumstances)
  const model = `HW${pick('1234'.split(''))}${pick('0123456789'.split(''))}${pick('0123456789'.split(''))}`
  const title = pick([
    `${when} ${noun}${subject} ${said}`,
    `${noun} 문의: ${when} ${said}`,
    `${noun}${topic} ${when} ${said}`,
  ])
  const body = `${model} 모델을 쓰고 있습니다. ${when} ${noun}${subject} ${said}. ${pick(fillersKo)} ${pick(fillersKo)} ${noun}${object} 새로 사야 할까요? ${pick(fillersKo)} ${pick(fillersKo)}`
  const question = pick([
    `${model} ${noun} ${asWhen} ${asked} 어떻게 하나요`,
    `${asWhen} ${noun}${object} 쓰다가 ${asked} 알려 주세요 ${model}`,
    `${model} 쓰는데 ${noun}${topic} ${asWhen} ${asked} 왜 그런가요`,
  ])
  return { matter: `${noun} ${said} ${when} ${model}`, title, body, question }
}

const thingsEn = [
  'meter',
  'boiler',
  'heat pump',
  'dehumidifier',
  'washing machine',
  'dryer',
  'refrigerator',
  'rice cooker',
  'router',
  'smart plug',
  'fuse box',
  'solar panel',
  'charger',
  'water heater',
  'air purifier',
  'robot vacuum',
  'dishwasher',
  'television',
  'door sensor',
  'thermometer',
  'battery',
  'invoice',
  'voucher',
  'password',
  'notification',
  'graph',
  'report',
  'widget',
  'tariff',
  'account',
] as const
const troublesEn = [
  ['keeps switching off', 'turns itself off all the time'],
  ['does not connect', 'cannot be connected'],
  ['is shown twice', 'showing two times'],
  ['makes a loud noise', 'is so noisy and loud'],
  ['froze after the update', 'freezes since updating'],
  ['reads zero', 'reading 0 or zero only'],
  ['is not recognised', 'was not recognised'],
  ['turned red', 'turning red'],
  ['became very slow', 'getting slow'],
  ['disappeared', 'has disappeared'],
  ['was charged twice', 'double charged'],
  ['arrived late', 'late arrival'],
  ['should be cancelled', 'how to cancel'],
  ['needs a replacement', 'get it replaced'],
  ['has to be reset', 'resetting'],
  ['differs from the real value', 'different value than in reality'],
  ['gets hot', 'getting hot'],
  ['smells burnt', 'burnt smell'],
  ['is locked', 'locked me out'],
  ['needs another name', 'rename'],
] as const
const circumstancesEn = [
  ['after moving house', 'since we moved'],
  ['on rainy days', 'when it rains'],
  ['at three in the morning', 'at 3 in the morning'],
  ['after a power cut', 'since the power cut'],
  ['while travelling', 'when I travel'],
  ['in winter', 'during winter'],
  ['with a new phone', 'on my new phone'],
  ['in a rented flat', 'in my rented flat'],
  ['over the holidays', 'during holidays'],
  ['every weekend', 'on weekends'],
  ['on 5 GHz Wi-Fi', 'on 5GHz wifi'],
  ['in the office', 'at our office'],
  ['on Android 14', 'with Android 14'],
  ['on iPhone 15', 'iPhone15'],
  ['during breakfast', 'at breakfast'],
  ['with two devices', 'using two devices'],
  ['with a reissued card', 'after my card was reissued'],
  ['on a company account', 'company account'],
  ['with a foreign card', 'paying with a foreign card'],
  ['on the old model', 'old model'],
] as const
const fillersEn = [
  'The hotline only told me to wait.',
  'The manual says nothing about it.',
  'Has anybody seen this before?',
  'I pay for this and would like it to work.',
  'Reinstalling the app changed nothing.',
  'It worked from the first day.',
  'It is not urgent, but it bothers me.',
  'My neighbour has no such problem.',
  'I do not know whom else to ask.',
  'Any answer would help a lot.',
  'I switched it off and on again.',
  'Thanks in advance.',
] as const

function english(pick: Pick): Text {
  const thing = pick(thingsEn)
  const [said, asked] = pick(troublesEn)
  const [when, asWhen] = pick(circumstancesEn)
  const model = `HW${pick('1234'.split(''))}${pick('0123456789'.split(''))}${pick('0123456789'.split(''))}`
  const title = pick([
    `The ${thing} ${said} ${when}`,
    `${capital(when)}: ${thing} ${said}`,
    `${capital(thing)} ${said} ${when}`,
  ])
  const body = `I use a ${model}. ${capital(when)} the ${thing} ${said}. ${pick(fillersEn)} ${pick(fillersEn)} Do I have to buy another ${thing}? ${pick(fillersEn)} ${pick(fillersEn)}`
  const question = pick([
    `what can I do when my ${model} ${thing} ${asked} ${asWhen}`,
    `${thing} ${asked} ${asWhen} ${model}`,
    `why is the ${thing} of my ${model} ${asked} ${asWhen}`,
  ])
  return { matter: `${thing} ${said} ${when} ${model}`, title, body, question }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
