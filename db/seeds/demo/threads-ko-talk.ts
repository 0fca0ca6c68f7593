import type { DemoThread } from './plot.ts'

/** Korean ideas and conversations. */
export const talkThreadsKo: readonly DemoThread[] = [
  {
    key: 'ko-kakao-weekly',
    kind: 'idea',
    statuses: [
      {
        after: 46.2,
        by: 'taekyung',
        status: 'planned',
        reason: '세 줄 문장과 요일 고르기를 기획에 넣었습니다. 카카오 심사가 있어 석 달쯤 걸립니다.',
      },
      {
        after: 1450.2,
        by: 'taekyung',
        status: 'inProgress',
        reason: '심사를 통과해 직원 집 스무 곳에서 시험하고 있습니다.',
      },
    ],
    title: '전기요금 예상액을 카카오톡으로 매주 받고 싶어요',
    body: `앱을 잘 열지 않는 부모님 댁에 유용할 것 같습니다. 일요일 저녁에 한 번이면 충분합니다. 내용은 세 줄이면 돼요.

> 이번 달 지금까지 41,200원
> 이대로면 68,000원쯤
> 지난주보다 조금 덜 쓰셨어요

숫자가 많으면 오히려 안 보십니다.`,
    category: 'ideas',
    tags: ['notifications', 'family'],
    product: 'bills',
    version: '3.1',
    by: 'gipyo',
    daysAgo: 66,
    up: [
      'sora',
      'seoyeon',
      'minseok',
      'boram',
      'areum',
      'sanghun',
      'grace',
      'mira',
      'taeho',
      'eunbyul',
      'dohyun',
      'junho',
    ],
    posts: [
      {
        key: 'three-lines',
        kind: 'reply',
        by: 'sanghun',
        after: 2,
        body: '세 줄이라는 점에 한 표 더합니다. 저희 또래는 그래프보다 문장이 좋습니다.',
        up: ['gipyo', 'mira', 'boram', 'ella'],
      },
      {
        key: 'not-only-kakao',
        kind: 'reply',
        by: 'kenji',
        after: 11,
        body: 'Plain SMS as a second choice, please. My mother-in-law has a flip phone and reads every message twice.',
        up: ['gipyo', 'tom', 'grace'],
      },
      {
        key: 'which-day',
        kind: 'reply',
        by: 'mira',
        after: 15,
        body: '가게는 월요일 아침이 좋아요. 한 주 발주하기 전에 보게요. 요일을 고를 수 있으면 좋겠습니다.',
        up: ['lena', 'boram'],
      },
      {
        key: 'forecast-error',
        kind: 'reply',
        by: '남궁현',
        after: 20,
        body: '월초 예상액은 많이 틀립니다. 저는 5일에 9만 원이라더니 6만 원이 나왔어요. 틀릴 만할 때는 "아직 이르다"고 말해 주면 믿음이 가겠습니다.',
        up: ['minseok', 'jaewook', 'daniel', 'gipyo'],
      },
      {
        key: 'range',
        kind: 'comment',
        parent: 'forecast-error',
        by: 'jaewook',
        after: 22,
        body: '예상액에 범위를 같이 쓰면 되죠. 6만~8만처럼요.',
        up: ['남궁현', 'sanghun'],
      },
      {
        key: 'staff-plan',
        kind: 'reply',
        by: 'taekyung',
        after: 46,
        body: '반가운 제안입니다. 세 줄 문장, 요일 고르기, 열흘까지는 범위로 보여 주기를 기획에 넣었습니다. 카카오 심사가 있어 석 달쯤 걸립니다. 진행되면 여기에 적겠습니다.',
        up: ['gipyo', 'sora', '남궁현', 'mira', 'sanghun', 'grace', 'minseok'],
      },
      {
        key: 'tester',
        kind: 'comment',
        parent: 'staff-plan',
        by: 'gipyo',
        after: 48,
        body: '시험해 볼 집이 필요하시면 저희 어머니가 계십니다. 솔직하십니다.',
        up: ['taekyung', 'sanghun', 'sora', 'ella'],
      },
      {
        key: 'review-passed',
        kind: 'reply',
        by: 'taekyung',
        after: 1450,
        body: '소식 전합니다. 카카오 심사를 통과했고 지금 직원 집 스무 곳에서 시험하고 있습니다. 홍기표 님 어머님께도 다음 주에 초대장을 보내 드릴게요.',
        up: ['gipyo', 'seoyeon', 'mira', 'areum'],
      },
    ],
  },
  {
    key: 'ko-winter-bills',
    kind: 'discussion',
    title: '난방 시작하고 나서 전기료, 다들 얼마나 나오세요?',
    body: `보일러는 가스인데도 전기료가 올라서 다른 집은 어떤지 궁금합니다. 저희 집은 이렇습니다.

| | 켜기 전 | 켠 뒤 |
| --- | --- | --- |
| 하루 | 8.9 kWh | 12.4 kWh |
| 밤 (22~6시) | 2.1 kWh | 4.8 kWh |

전기장판 두 장, 가습기 두 대입니다.`,
    category: 'living',
    tags: ['heating', 'tiers'],
    product: 'meter',
    by: 'seoyeon',
    daysAgo: 9,
    up: ['sora', 'gipyo', 'areum', 'mira', 'grace', 'aoife'],
    posts: [
      {
        key: 'humidifier',
        kind: 'reply',
        by: 'minseok',
        after: 1.5,
        body: '가습기가 가열식이면 한 대에 170W쯤 됩니다. 밤 여덟 시간에 두 대면 2.7 kWh입니다. 밤에 늘어난 값과 정확히 같습니다.',
        up: ['seoyeon', 'sora', 'sanghun', 'boram', 'areum'],
      },
      {
        key: 'oh-no',
        kind: 'comment',
        parent: 'humidifier',
        by: 'seoyeon',
        after: 2,
        body: '가열식 맞아요… 장판만 의심하고 있었네요.',
        up: ['minseok', 'sora'],
      },
      {
        key: 'ondol-english',
        kind: 'reply',
        by: 'aoife',
        after: 8,
        body: 'In my draughty palace: 9 → 21 kWh a day. An oil radiator in the hall does the damage. I have bought a jumper instead.',
        up: ['tom', 'seoyeon', 'grace', 'ella'],
      },
      {
        key: 'boiler-pump',
        kind: 'reply',
        by: 'taeho',
        after: 13,
        body: '시골집은 심야전기라 낮에는 조용하고 밤에 몰립니다. 그래프가 혼자 딴 세상이에요.',
        up: ['junho'],
      },
      {
        key: 'kids',
        kind: 'reply',
        by: 'sora',
        after: 16,
        body: '저희는 11 → 13. 애들이 문을 열고 다녀서 보일러만 계속 돌아요. 전기는 생각보다 안 늘었네요.',
      },
      {
        key: 'parents',
        kind: 'reply',
        by: 'gipyo',
        after: 20,
        body: '부모님 댁은 6 → 6.5입니다. 아끼시는 게 그래프로 보여서 마음이 좀 그렇습니다. 이번 주말에 장판을 새로 사 들고 갑니다.',
        up: ['seoyeon', 'sanghun', 'mira', 'sora', 'grace', 'boram'],
      },
      {
        key: 'office',
        kind: 'reply',
        by: 'grace',
        after: 29,
        body: '우리 집은 12 → 17. I swapped one heated humidifier for an ultrasonic one last week and the night line dropped by half.',
        up: ['seoyeon', 'minseok'],
      },
      {
        key: 'result',
        kind: 'reply',
        by: 'seoyeon',
        after: 120,
        body: '보고드립니다. 가습기를 초음파식으로 바꿨더니 밤 4.8 → 2.6 kWh가 됐어요. 장판은 무죄였습니다.',
        up: ['minseok', 'grace', 'sora', 'areum', 'sanghun', 'gipyo'],
      },
    ],
  },
  {
    key: 'ko-staying',
    kind: 'discussion',
    title: '해지하려다 한 달 더 써 보기로 했습니다',
    body: `솔직히 지난달까지는 해지하려고 했습니다. 그래프를 봐도 뭘 해야 할지 몰라서 돈이 아까웠거든요.

그런데 여기서 밥솥 보온이 하루 종일 38W라는 글을 읽고 껐더니 그것만 한 달에 27 kWh가 줄었습니다. 이용료보다 더 아낀 셈이라 한 달 더 써 보기로 했습니다.

저처럼 그만둘까 고민하시는 분은 밥솥부터 보세요. 하루와트에 불만이 있는 게 아니라 제가 쓸 줄을 몰랐던 거였습니다.`,
    category: 'living',
    tags: ['standby', 'first-month'],
    by: '남궁현',
    daysAgo: 23,
    up: ['seoyeon', 'sanghun', 'boram', 'mira', 'minseok', 'sora', 'gipyo', 'junho'],
    posts: [
      {
        key: 'rice',
        kind: 'reply',
        by: 'mira',
        after: 3,
        body: '저도 집에 가서 밥솥부터 껐어요. 밥은 냉동했다가 데우는 게 더 맛있기도 합니다.',
        up: ['남궁현', 'sora'],
      },
      {
        key: 'numbers-ok',
        kind: 'comment',
        by: 'minseok',
        after: 5,
        body: '38 × 24 × 30 ÷ 1000 = 27.4. 맞습니다.',
        up: ['남궁현', 'sanghun', 'ella'],
      },
      {
        key: 'glad',
        kind: 'reply',
        by: 'haneul',
        after: 22,
        body: '남궁현 님이 남아 주셔서 저희도 기쁩니다. 처음 한 달에 무엇을 볼지 앱이 먼저 알려 드려야 했는데, 그 화면을 만들고 있습니다.',
        up: ['남궁현', 'sanghun', 'gipyo'],
      },
    ],
  },
  {
    key: 'ko-kids-detective',
    kind: 'discussion',
    title: '아이들과 전기 탐정 놀이를 했습니다',
    body: `비 오는 일요일에 할 게 없어서 해 봤어요. 규칙은 간단합니다.

1. 한 명이 실시간 화면을 가립니다
2. 다른 한 명이 집 안의 물건 하나를 켭니다
3. 숫자만 보고 무엇인지 맞힙니다

일곱 살이 전자레인지(1.1 kW)와 드라이어(1.4 kW)를 소리 없이 구별합니다. 그날 이후 방 불을 스스로 꺼요. 얼마나 갈지는 모르겠습니다.`,
    category: 'living',
    tags: ['family', 'live-screen'],
    by: 'sora',
    daysAgo: 38,
    up: ['seoyeon', 'gipyo', 'grace', 'sanghun', 'mira', 'aoife', 'boram', 'areum', 'eunbyul'],
    posts: [
      {
        key: 'class',
        kind: 'reply',
        by: 'sanghun',
        after: 5,
        body: '교실에 있을 때 이런 걸 알았더라면 한 단원을 통째로 바꿨을 겁니다. 손주 오면 해 보겠습니다.',
        up: ['sora', 'aoife', 'gipyo', 'ella'],
      },
      {
        key: 'teacher',
        kind: 'reply',
        by: 'aoife',
        after: 12,
        body: 'Stealing this for my Friday class, with thanks. The kettle will be my secret weapon.',
        up: ['sora', 'sanghun', 'tom'],
      },
      {
        key: 'cat',
        kind: 'reply',
        by: 'seoyeon',
        after: 14,
        body: '고양이가 급수기를 건드려서 3W가 튀는 것까지 맞히면 명탐정입니다.',
        up: ['sora', 'grace', 'areum'],
      },
    ],
  },
  {
    key: 'ko-bills-missed-reading',
    kind: 'announcement',
    title: '청구: 검침이 빠진 달은 추정값이라고 적고, 값이 들어오면 바로잡습니다',
    body: `검침값이 들어오지 않은 달에 지난달 금액이 말없이 다시 쓰이던 문제를 고쳤습니다.

**달라진 점**

- 검침이 빠지면 고지서와 앱에 **추정값**이라고 적습니다.
- 미터가 기억하던 값이 들어오면 다시 계산하고, 더 내신 금액은 다음 청구에서 빼 드립니다.

먼저 알려 주신 분들께는 따로 소식을 드렸습니다. 고맙습니다.`,
    translation: {
      title: 'Bills: a missed reading is marked as estimated, and corrected when it arrives',
      body: `When a reading was missing, last month’s amount was used again without a word. That is mended.

**What is new**

- Without a reading, bill and app say that the amount is **estimated**.
- When the readings that the meter remembered arrive, the bill is worked out again; what you paid too much comes off the next one.

Those who told us first have been told in person. Thank you.`,
    },
    category: 'news',
    tags: ['reading-day'],
    product: 'bills',
    version: '3.1.2',
    by: 'taekyung',
    daysAgo: 41,
    up: ['minseok', 'sora', 'ben'],
    posts: [
      {
        key: 'estimated',
        kind: 'reply',
        by: 'sora',
        after: 5,
        body: '고지서에 추정값이라고 적혀 나왔어요. 적어도 왜 같은 금액인지는 알겠네요.',
      },
    ],
  },
  {
    key: 'ko-firmware-421',
    kind: 'announcement',
    title: '펌웨어 4.2.1: 미터가 5 GHz에 붙으면 앱이 바로 알려 드립니다',
    body: `오늘 아침부터 **미터 펌웨어 4.2.1**을 순서대로 보내 드리고 있습니다. 미터가 켜져 있으면 내일 저녁까지 저절로 올라갑니다. 따로 하실 일은 없습니다.

**달라진 점**

- 공유기가 미터를 5 GHz로 넘기면 앱이 바로 알려 드리고, 2.4 GHz로 되돌리는 방법을 보여 드립니다.
- 연결이 잠깐 끊겨도 그사이의 값을 미터가 48시간까지 기억했다가 나중에 채웁니다.
- 클램프를 거꾸로 끼웠을 때 값이 음수로 나오던 것을 설치 화면에서 바로잡을 수 있습니다.

**아직 남은 점**

- 메시 공유기 가운데 일부는 이름이 같은 두 대역을 여전히 섞습니다. 다음 버전에서 다룹니다.

공유기를 바꾼 뒤 0 W로 보인다고 알려 주신 분들 덕분에 원인을 찾았습니다. 고맙습니다. 올린 뒤에 이상한 점이 있으면 이 글에 답글로 남겨 주세요. 제가 읽고 있습니다.`,
    translation: {
      title: 'Firmware 4.2.1: the app tells you when the meter lands on 5 GHz',
      body: `Since this morning we have been sending out **meter firmware 4.2.1** in steps. A meter that is switched on updates itself by tomorrow evening; there is nothing you need to do.

**What is new**

- When a router moves the meter to 5 GHz, the app tells you at once and shows how to bring it back to 2.4 GHz.
- After a short break in the connection the meter remembers up to 48 hours of readings and fills them in later.
- A clamp that was put on backwards, so that readings came out negative, can be turned round on the set-up screen.

**What remains**

- Some mesh routers still mix two bands of the same name. That is for the next version.

Those of you who reported 0 W after changing routers led us to the cause. Thank you. If anything looks odd after the update, reply here. I read along.`,
    },
    category: 'news',
    tags: ['firmware-4-2', 'router'],
    product: 'meter',
    version: '4.2.1',
    by: 'haneul',
    daysAgo: 0.26,
    posts: [
      {
        key: 'backwards',
        kind: 'reply',
        by: 'daniel',
        after: 2,
        body: 'So it was the clamp. Two years of a solar panel that only ever consumed. Turned it round on the screen, and the roof earns money now.',
      },
      {
        key: 'filled',
        kind: 'reply',
        by: 'seoyeon',
        after: 3,
        body: '방금 올라왔어요. 어제 정전됐던 30분이 그래프에 채워져 있네요. 이게 제일 반갑습니다.',
      },
      {
        key: 'mesh',
        kind: 'reply',
        by: 'junho',
        after: 4,
        body: '남은 점까지 적어 주셔서 좋습니다. 메시 쓰시는 손님께는 당분간 2.4 GHz 이름을 따로 쓰시라고 안내하겠습니다.',
      },
    ],
  },
]
