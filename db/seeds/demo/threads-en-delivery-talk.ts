import type { DemoThread } from './plot.ts'

/** English threads about deliveries and repairs, ideas, and conversations. */
export const deliveryAndTalkThreadsEn: readonly DemoThread[] = [
  {
    key: 'en-late-clamps',
    kind: 'question',
    title: 'Clamp order is five weeks late and nobody can tell me where it is',
    body: `I ordered four clamps for the kilns five weeks ago. The tracking page has said “handed to carrier” since the second day. The carrier says they never received the parcel. Support says to ask the carrier.

I have been waiting for weeks while firing blind. Either send them or refund me, but somebody please take responsibility for the parcel.`,
    category: 'delivery',
    tags: ['delivery', 'clamp', 'refund'],
    by: 'lena',
    daysAgo: 6.5,
    up: ['marcus', 'sofia', 'priya'],
    posts: [
      {
        key: 'spare',
        kind: 'answer',
        by: 'marcus',
        after: 8,
        body: 'I have two clamps in a drawer from before we changed the board. Happy to post them tomorrow so that at least one kiln isn’t blind. Just send them back when yours arrive.',
        up: ['lena', 'ella', 'aoife', 'junho', 'sanghun'],
      },
      {
        key: 'so-kind',
        kind: 'comment',
        parent: 'spare',
        by: 'lena',
        after: 10,
        body: 'That is the kindest thing anybody has written to me this month. Yes please.',
        up: ['marcus', 'ella'],
      },
    ],
  },
  {
    key: 'en-second-dead',
    kind: 'question',
    title: 'Second meter dead in eight months, and the replacement form is broken too',
    body: `The meter in a client’s house died last night, three red blinks and then nothing. It is the second one to fail on the same project in eight months. The replacement form ends with “something went wrong” after I have typed two serial numbers and uploaded four photos. Twice.

I recommended this product to my client. I look like a fool.`,
    category: 'delivery',
    tags: ['replacement', 'support'],
    product: 'meter',
    version: '4.2',
    by: 'sofia',
    daysAgo: 0.42,
    up: ['taeho', 'marcus', 'junho'],
    posts: [
      {
        key: 'taeho-knows',
        kind: 'answer',
        by: 'taeho',
        after: 2.5,
        body: '저도 빨간 불 세 번이었습니다. 원인은 전압이었어요. 밤에 249V까지 올라갔습니다. Please measure the mains voltage late at night; mine was 249 V and killed two meters.',
        up: ['sofia', 'junho', 'grace'],
      },
      {
        key: 'will-measure',
        kind: 'comment',
        parent: 'taeho-knows',
        by: 'sofia',
        after: 4,
        body: 'Thank you, I will put a logger on it tonight. That would at least explain both.',
      },
    ],
  },
  {
    key: 'en-cancel-outage',
    kind: 'question',
    title: 'Third outage this month: give me a reason not to cancel',
    body: `Live data was gone again from 09:10 to 11:40 today. That makes three times this month. No notice in the app, no e-mail, no status page. I found out because a server room reached 34 degrees and no alert came.

I pay for a business plan precisely for the alerts. If I don’t get an honest explanation I will cancel before the renewal and move to a competitor.`,
    category: 'alerts',
    tags: ['notifications', 'live-screen'],
    product: 'app',
    version: '3.2',
    by: 'rahul',
    daysAgo: 0.11,
    up: ['priya', 'kenji'],
    meToo: ['priya'],
    posts: [
      {
        key: 'local-alarm',
        kind: 'comment',
        by: 'priya',
        after: 0.7,
        body: 'We saw the same gap. For anything that can burn or thaw, run the alert on the local API as well; it keeps working when the cloud doesn’t. I can send you our script.',
        up: ['kenji', 'jaewook'],
      },
    ],
  },
  {
    key: 'en-hidden-number',
    kind: 'question',
    title: 'The new 3.2 home screen hides the only number I need',
    body: `I open the app for one thing: how many kWh since the first of the month. It used to be the first thing on the screen. In 3.2 it is two taps and a scroll away, below a cheerful animation of a leaf.

I find it really frustrating. It is slower, the leaf stutters on my old phone, and I can’t turn any of it off. Please bring back the old screen or let me choose.`,
    category: 'alerts',
    tags: ['live-screen', 'accessibility'],
    product: 'app',
    version: '3.2',
    by: 'aoife',
    daysAgo: 5.6,
    up: ['tom', 'grace', 'marcus', 'minseok', 'sanghun', 'boram'],
    meToo: ['tom', 'minseok'],
    posts: [
      {
        key: 'widget',
        kind: 'answer',
        by: 'tom',
        after: 2,
        body: 'The widget still has the old layout, month first. I have put it on my first page and haven’t opened the app since.',
        up: ['aoife', 'grace'],
      },
      {
        key: 'leaf',
        kind: 'comment',
        by: 'minseok',
        after: 4,
        body: '나뭇잎은 저도 필요 없습니다. 숫자를 주십시오.',
        up: ['aoife', 'tom', 'grace', '남궁현', 'sanghun'],
      },
      {
        key: 'leaf-gone',
        kind: 'comment',
        parent: 'choose-first',
        by: 'aoife',
        after: 30,
        body: 'Found it, set it, leaf extinguished. Fair play to you for answering with a switch and not with an apology only.',
        up: ['haneul', 'ella', 'tom'],
      },
    ],
  },
  {
    key: 'en-same-weather',
    kind: 'idea',
    statuses: [
      {
        after: 50,
        by: 'haneul',
        status: 'planned',
        reason:
          'We will try it with degree days in a test group this winter, and leave it out for homes heated with gas.',
      },
    ],
    title: 'Idea: compare with last year, but at the same weather',
    body: 'The app tells me I used 14 % more than in the same month last year. But last year was mild! Could it compare with days that had the same outside temperature? Then I’d know whether it’s me or the sky.',
    category: 'ideas',
    tags: ['heating'],
    product: 'app',
    version: '3.2',
    by: 'grace',
    daysAgo: 4.8,
    up: ['daniel', 'aoife', 'minseok', 'seoyeon', 'kenji', 'dohyun', 'sofia'],
    posts: [
      {
        key: 'degree-days',
        kind: 'reply',
        by: 'sofia',
        after: 5,
        body: 'Architects do this with degree days. It is one multiplication per day and the weather service publishes the numbers. Not hard, and it would end many arguments with clients.',
        up: ['grace', 'daniel', 'kenji', 'jaewook'],
      },
      {
        key: 'me-or-the-sky',
        kind: 'reply',
        by: 'aoife',
        after: 9,
        body: '“Is it me or the sky” should be the name of the screen.',
        up: ['grace', 'ella', 'tom', 'sora'],
      },
      {
        key: 'not-for-all',
        kind: 'reply',
        by: 'minseok',
        after: 13,
        body: '찬성합니다. 다만 난방이 가스인 집은 기온과 전기의 관계가 약합니다. 그런 집에는 보여 주지 않는 편이 정직합니다.',
        up: ['grace', 'jaewook', '남궁현'],
      },
      {
        key: 'cold-store',
        kind: 'reply',
        by: 'priya',
        after: 25,
        body: 'For refrigeration it is the summer half that matters. Same idea, other sign. Please don’t call it “heating”.',
        up: ['mira', 'kenji'],
      },
    ],
  },
  {
    key: 'en-first-surprise',
    kind: 'discussion',
    title: 'What surprised you most in your first month with the meter?',
    body: 'I’m collecting small surprises for a page for newcomers. Mine: the fridge in my flat wakes up exactly when I lie down. It isn’t spite. It’s that I close the door on warm leftovers at eleven.\n\nIn any language, one or two sentences are plenty.',
    category: 'living',
    tags: ['first-month', 'fridge', 'standby'],
    by: 'ella',
    daysAgo: 26,
    up: ['sora', 'aoife', 'gipyo', 'tom', 'grace', 'seoyeon', 'mira'],
    posts: [
      {
        key: 'tea',
        kind: 'reply',
        by: 'tom',
        after: 1,
        body: 'That my tea costs eleven won a cup. I have decided to go on living.',
        up: ['ella', 'aoife', 'grace', 'daniel'],
      },
      {
        key: 'ice-maker',
        kind: 'reply',
        by: 'mira',
        after: 6,
        body: '제빙기가 손님보다 먼저 출근한다는 것. 아침 5시부터 혼자 열심이더라고요.',
        up: ['ella', 'seoyeon', 'sora', 'boram'],
      },
      {
        key: 'bidet',
        kind: 'reply',
        by: 'seoyeon',
        after: 8,
        body: '비데 두 대가 냉장고보다 많이 먹어요. 절전 모드로 바꾸고 한 달에 6천 원 줄었습니다.',
        up: ['sora', 'gipyo', 'minseok', 'grace', 'areum', 'ella'],
      },
      {
        key: 'bidet-en',
        kind: 'comment',
        parent: 'bidet',
        by: 'grace',
        after: 9,
        body: 'For the English readers: two heated toilet seats beat the fridge. Ours too. I checked at once.',
        up: ['seoyeon', 'ella', 'tom'],
      },
      {
        key: 'kiln',
        kind: 'reply',
        by: 'lena',
        after: 20,
        body: 'That the kiln draws as much on the way down as the whole house, because a fan I never hear runs for nine hours.',
        up: ['ella', 'sofia'],
      },
      {
        key: 'solar-lunch',
        kind: 'reply',
        by: 'dohyun',
        after: 25,
        body: '점심에 밥을 지으면 공짜라는 것. 그 뒤로 우리 집은 점심이 제일 푸짐합니다.',
        up: ['daniel', 'eunbyul', 'ella', 'sanghun'],
      },
      {
        key: 'freezer',
        kind: 'reply',
        by: 'hannah',
        after: 48,
        body: 'That my freezer was set to −28! I thought lower was healthier.',
        up: ['ella', 'kenji'],
      },
      {
        key: 'neighbour',
        kind: 'reply',
        by: 'boram',
        after: 55,
        body: '공용 전기의 절반이 계단 비상등이었습니다. LED로 바꾸고 나서 관리비 회의가 20분 짧아졌어요.',
        up: ['ella', 'sanghun', 'junho', 'gipyo', 'marcus'],
      },
      {
        key: 'silence',
        kind: 'reply',
        by: 'sanghun',
        after: 70,
        body: '아무것도 안 켠 집도 숨을 쉰다는 것. 62W로요.',
        up: ['ella', 'aoife', 'sora', 'grace', 'seoyeon', 'mira'],
      },
      {
        key: 'collected',
        kind: 'reply',
        by: 'ella',
        after: 190,
        body: 'Thank you, 여러분 감사합니다. With the ones sent by mail I have twelve, and will open the page with the house that breathes.',
        up: ['sanghun', 'grace', 'sora'],
      },
    ],
  },
  {
    key: 'en-firmware-421',
    kind: 'announcement',
    title: 'Firmware 4.2.1: the app tells you when the meter lands on 5 GHz',
    body: `Since this morning we have been sending out **meter firmware 4.2.1** in steps. A meter that is switched on updates itself by tomorrow evening; there is nothing you need to do.

**What is new**

- When a router moves the meter to 5 GHz, the app tells you at once and shows how to bring it back to 2.4 GHz.
- After a short break in the connection the meter remembers up to 48 hours of readings and fills them in later.
- A clamp that was put on backwards, so that readings came out negative, can be turned round on the set-up screen.

**What remains**

- Some mesh routers still mix two bands of the same name. That is for the next version.

Those of you who reported 0 W after changing routers led us to the cause. Thank you. If anything looks odd after the update, reply here. I read along.`,
    category: 'news',
    tags: ['firmware-4-2', 'router'],
    product: 'meter',
    version: '4.2.1',
    by: 'haneul',
    daysAgo: 0.25,
    posts: [
      {
        key: 'backwards',
        kind: 'reply',
        by: 'daniel',
        after: 2,
        body: 'So it was the clamp. Two years of a solar panel that only ever consumed. Turned it round on the screen, and the roof earns money now.',
      },
    ],
  },
]
