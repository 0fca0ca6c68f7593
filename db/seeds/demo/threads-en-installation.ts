import type { DemoThread } from './plot.ts'

/** English threads about fitting the meter and getting it on the network. */
export const installationThreadsEn: readonly DemoThread[] = [
  {
    key: 'en-nightly-drop',
    kind: 'question',
    title: 'Meter drops off Wi-Fi every night around 3 am',
    body: `It comes back by itself at about four, but the hour is missing from the live history until the meter catches up around breakfast. Nothing in the building is scheduled at three as far as I know.

Diagnostics the next morning:

~~~
wifi   ok   rssi=-58  channel=11
wifi   lost 03:02  found 04:01
cloud  ok   backlog=3540
~~~

Same on 4.2 and, since this morning, on 4.2.1. Where would you look?`,
    category: 'installation',
    tags: ['router', 'firmware-4-2'],
    product: 'meter',
    version: '4.2.1',
    by: 'priya',
    daysAgo: 0.25,
    up: ['kenji', 'daniel'],
    meToo: ['rahul', 'marcus', 'tom'],
    posts: [],
  },
  {
    key: 'en-second-meter',
    kind: 'question',
    title: 'How do I add a second meter for the guest house?',
    body: 'We rent out a small house behind ours. I would like both meters under one account but with two bills, because the guests’ electricity goes into the price of the room and ours does not. The app only offers “replace meter”, which sounds final.',
    category: 'installation',
    tags: ['several-homes'],
    product: 'app',
    version: '3.1',
    by: 'marcus',
    daysAgo: 88,
    up: ['daniel', 'grace', 'priya', 'sofia', 'boram'],
    posts: [
      {
        key: 'new-home',
        kind: 'answer',
        by: 'daniel',
        after: 2,
        body: `Don’t press replace. Each *home* has one meter and one bill, so what you want is a second home:

1. *Account › Homes › Add a home*
2. Give it the guest house’s name and its own address
3. Stand next to the new meter and choose *Set up here*

Both homes then sit side by side at the top of the app, and Bills makes one statement for each.`,
        up: ['marcus', 'priya', 'boram', 'grace', 'sofia', 'kenji', 'ella'],
      },
      {
        key: 'two-statements',
        kind: 'comment',
        parent: 'new-home',
        by: 'marcus',
        after: 5,
        body: 'Two homes, two statements, one login. My wife asks whether you also do plumbing.',
        up: ['daniel', 'ella', 'junho', 'aoife'],
      },
      {
        key: 'shared-breaker',
        kind: 'answer',
        by: 'junho',
        after: 6,
        body: 'One thing to check first: is the guest house fed from your main board or has it its own supply? If it is fed from yours, you do not need a second meter. Put a clamp on its feeder and make it a *sub-home*.',
        up: ['marcus', 'daniel', 'sofia'],
      },
      {
        key: 'own-supply',
        kind: 'comment',
        parent: 'shared-breaker',
        by: 'marcus',
        after: 21,
        body: 'Its own supply, from the street. But good to know for the garden shed.',
      },
      {
        key: 'villa',
        kind: 'answer',
        by: 'boram',
        after: 30,
        body: '저는 서른 세대를 이렇게 나누어 씁니다. 집이 열 개를 넘으면 청구 앱에서 "묶음"을 만들면 한 번에 내려받을 수 있습니다. (Groups in Bills: useful from about ten homes.)',
        up: ['marcus', 'grace', 'sofia'],
      },
      {
        key: 'colours',
        kind: 'answer',
        by: 'grace',
        after: 44,
        body: 'Give each home a different colour in *Homes › Appearance*. I paid my parents’ bill twice before I did that.',
        up: ['marcus', 'gipyo'],
      },
    ],
    accepted: 'new-home',
  },
  {
    key: 'en-clamp-arrow',
    kind: 'question',
    title: 'Clamp arrow: towards the grid or towards the house?',
    body: 'The quick-start card says “arrow to load”, the sticker inside the lid shows it pointing up, and my feed comes in from below. With the arrow up I read −412 W with the oven on. I would rather understand than flip it until the number looks right.',
    category: 'installation',
    tags: ['clamp', 'breaker-panel', 'solar'],
    product: 'meter',
    version: '4.0',
    by: 'kenji',
    daysAgo: 176,
    up: ['daniel', 'aoife', 'dohyun'],
    posts: [
      {
        key: 'to-load',
        kind: 'answer',
        by: 'junho',
        after: 3,
        body: 'The card is right, the sticker assumes the feed comes from above. Arrow always **from the street to the house**. Negative with no solar means it is backwards, nothing else is wrong.',
        up: ['kenji', 'daniel', 'aoife', 'dohyun', 'taeho', 'sofia'],
      },
      {
        key: 'sticker',
        kind: 'comment',
        parent: 'to-load',
        by: 'kenji',
        after: 4,
        body: 'Turned it, +412 W. Understood and satisfied. Somebody should redraw that sticker.',
        up: ['junho', 'haneul'],
      },
      {
        key: 'solar-note',
        kind: 'answer',
        by: 'dohyun',
        after: 14,
        body: '태양광이 있으면 마이너스가 정상일 때도 있습니다. 해가 진 뒤에 확인하세요. With solar, check after sunset.',
        up: ['daniel', 'kenji'],
      },
    ],
    accepted: 'to-load',
  },
  {
    key: 'en-mesh-routers',
    kind: 'discussion',
    title: 'Which mesh routers work well with the meter?',
    body: `I keep answering this in other threads, so let’s collect. Please add: model type, how the bands are named, and whether the meter survived a router update.

| System | One name or two | Survived update |
| --- | --- | --- |
| Three-piece mesh from my provider | one, can be split | no, twice |
| Cheap single router | two | yes |`,
    category: 'installation',
    tags: ['router'],
    product: 'meter',
    by: 'daniel',
    daysAgo: 47,
    up: ['kenji', 'priya', 'junho', 'marcus', 'jaewook', 'seoyeon', 'aoife'],
    posts: [
      {
        key: 'iot-name',
        kind: 'reply',
        by: 'kenji',
        after: 3,
        body: 'Mine has an “IoT network” switch which creates a 2.4 GHz-only name. Survived three updates. If your mesh has such a switch, use it and stop reading here.',
        up: ['daniel', 'jaewook', 'priya', 'tom', 'seoyeon', 'grace'],
      },
      {
        key: 'provider',
        kind: 'reply',
        by: 'seoyeon',
        after: 9,
        body: '통신사 AX 공유기: 이름 하나, 나눌 수 있음. 업데이트 뒤에 다시 하나로 합쳐진 적이 한 번 있어요.',
        up: ['daniel', 'junho'],
      },
      {
        key: 'guest',
        kind: 'reply',
        by: 'marcus',
        after: 14,
        body: 'I put both meters on the guest network, limited to 2.4 GHz. Guests never notice, meters never drop. Turn off “client isolation” or the local API is out of reach.',
        up: ['daniel', 'kenji', 'sofia', 'jaewook'],
      },
      {
        key: 'isolation',
        kind: 'comment',
        parent: 'guest',
        by: 'jaewook',
        after: 15,
        body: '격리 옵션 때문에 반나절 헤맸는데 여기 답이 있었네요.',
        up: ['marcus', 'daniel'],
      },
      {
        key: 'warehouse',
        kind: 'reply',
        by: 'priya',
        after: 22,
        body: 'Industrial access points, two names, fixed channel 6, forty metres through a cold-room wall: −71 and steady. Fixed channel made the difference.',
        up: ['kenji', 'rahul', 'daniel'],
      },
      {
        key: 'extender',
        kind: 'reply',
        by: 'aoife',
        after: 33,
        body: 'A €20 extender in the socket under the stairs. Ugly, warm to the touch, and it has not missed a minute in half a year.',
        up: ['tom', 'marcus', 'ella'],
      },
      {
        key: 'villa-floors',
        kind: 'reply',
        by: 'boram',
        after: 41,
        body: '빌라는 층마다 공유기가 달라서, 지하 계량기실에 관리용 공유기를 하나 두고 미터 서른 대를 거기에 모았습니다. 2.4 GHz만 켜 두니 일 년째 조용합니다.',
        up: ['junho', 'daniel', 'sanghun', 'jaewook'],
      },
      {
        key: 'summary',
        kind: 'reply',
        by: 'daniel',
        after: 96,
        body: `Thank you all. What it boils down to:

- a separate 2.4 GHz name beats every other trick
- a fixed channel (1, 6 or 11) helps over distance
- after a router update, look once whether the names are still apart`,
        up: ['kenji', 'seoyeon', 'priya', 'boram', 'marcus', 'haneul', 'aoife', 'junho'],
      },
    ],
  },
  {
    key: 'en-old-fuse-box',
    kind: 'question',
    title: 'Ceramic fuse box from the seventies: is it safe to fit clamps?',
    body: 'The house came with porcelain fuses and cloth-covered wire. I am told clamps only go *around* a cable and touch nothing, but the cloth sheds when I so much as look at it. Is this a job for a brave teacher or for a professional?',
    category: 'installation',
    tags: ['breaker-panel', 'clamp'],
    product: 'meter',
    by: 'aoife',
    daysAgo: 205,
    up: ['taeho', 'tom', 'marcus', 'sofia'],
    posts: [
      {
        key: 'professional',
        kind: 'answer',
        endorsedBy: 'haneul',
        by: 'junho',
        after: 5,
        body: 'Professional, please. Not because of the clamp, because of the cloth. When it sheds, the rubber under it is usually brittle, and moving the cable can bare it. Have the board replaced first; the clamp is then ten minutes.',
        up: ['aoife', 'taeho', 'sofia', 'sanghun', 'boram', 'ella', 'marcus'],
      },
      {
        key: 'brave',
        kind: 'comment',
        parent: 'professional',
        by: 'aoife',
        after: 7,
        body: 'The teacher is relieved. Electrician booked for Thursday.',
        up: ['junho', 'ella'],
      },
      {
        key: 'renovation',
        kind: 'answer',
        by: 'sofia',
        after: 26,
        body: 'From renovations: ask the electrician to leave 15 cm of straight cable above each breaker. It costs nothing while the board is open and makes every clamp afterwards a pleasure.',
        up: ['aoife', 'junho', 'taeho'],
      },
    ],
    accepted: 'professional',
  },
  {
    key: 'en-signal-strength',
    kind: 'question',
    title: 'What signal strength is good enough?',
    body: 'Hi all! Diagnostics says rssi=-74 and I don’t know if that is a good or a bad number. It works most of the time. The meter is in the hall cupboard behind a metal door, the router at the other end of the flat.',
    category: 'installation',
    tags: ['router', 'first-month'],
    product: 'meter',
    version: '4.2',
    by: 'hannah',
    daysAgo: 22,
    up: ['tom', 'grace'],
    posts: [
      {
        key: 'table',
        kind: 'answer',
        by: 'kenji',
        after: 1.4,
        body: `Closer to zero is stronger.

| rssi | what to expect |
| --- | --- |
| −40 to −60 | excellent |
| −61 to −67 | good |
| −68 to −73 | works, gaps on busy evenings |
| −74 and below | drops |

The metal door alone costs you about 10. Leave it open for an evening and look again.`,
        up: ['daniel', 'priya', 'tom', 'grace', 'jaewook'],
      },
      {
        key: 'door-open',
        kind: 'comment',
        parent: 'table',
        by: 'hannah',
        after: 27,
        body: 'Door open: −63! I’ve asked my landlord for a wooden door, he thinks I’m mad. Thank you so much!',
        up: ['kenji', 'ella', 'aoife'],
      },
    ],
    accepted: 'table',
  },
  {
    key: 'en-outdoor-cabinet',
    kind: 'question',
    title: 'Can the meter live in an outdoor cabinet by the sea?',
    body: 'Our board hangs on the back wall of the surf shop, outside, in a steel box. Salt air, 35 degrees in summer, the odd typhoon. Has anyone kept a meter alive in a place like that?',
    category: 'installation',
    tags: ['breaker-panel'],
    product: 'meter',
    by: 'luis',
    daysAgo: 41,
    up: ['marcus'],
    posts: [
      {
        key: 'second-box',
        kind: 'answer',
        by: 'marcus',
        after: 9,
        body: 'Ours is thirty metres from the waves. A second plastic box (IP65) inside the steel one, cable glands underneath, a bag of silica gel changed when I change the clocks. Two years, no rust. Wi-Fi through the steel was the harder part: the extender had to go inside as well.',
        up: ['junho', 'sofia', 'priya'],
      },
      {
        key: 'heat',
        kind: 'comment',
        parent: 'second-box',
        by: 'junho',
        after: 12,
        body: 'The meter is rated −20 to 50 °C. A closed steel box in August sun passes 60. Shade it or paint it white.',
        up: ['marcus', 'kenji'],
      },
    ],
  },
  {
    key: 'en-failing-pump',
    kind: 'question',
    title: 'Is this what a failing pump looks like?',
    body: `The condensate pump in cold room 2 used to run for four minutes every half hour at 740 W. Since Tuesday:

~~~
00:12  740 W   4 min
00:31  810 W   7 min
00:44  865 W  11 min
00:58  905 W  14 min
~~~

Water level is normal. Am I reading tea leaves or should I wake somebody up?`,
    category: 'installation',
    tags: ['live-screen', 'clamp'],
    product: 'meter',
    version: '4.1',
    by: 'priya',
    daysAgo: 97,
    up: ['junho', 'kenji', 'daniel', 'rahul', 'mira'],
    posts: [
      {
        key: 'wake-them',
        kind: 'answer',
        by: 'junho',
        after: 0.4,
        body: 'Wake somebody up. More watts *and* longer runs means it is working against something: a worn bearing or a half-blocked outlet. When it stalls you will see a short peak and then nothing, and that is when the water comes.',
        up: ['priya', 'kenji', 'mira', 'daniel', 'boram', 'marcus', 'rahul', 'sanghun'],
      },
      {
        key: 'found-it',
        kind: 'comment',
        parent: 'wake-them',
        by: 'priya',
        after: 9,
        body: 'Bearing. The technician could turn it by hand only with a swear word. Replaced before the morning shift, nothing got wet. I owe you a coffee the size of a bucket.',
        up: ['junho', 'mira', 'kenji', 'ella', 'sanghun'],
      },
      {
        key: 'alert-rule',
        kind: 'answer',
        by: 'kenji',
        after: 20,
        body: 'For next time: *Alerts › Unusual › run length* on that clamp, at twice the usual minutes. It would have told you on Tuesday afternoon.',
        up: ['priya', 'rahul', 'junho'],
      },
    ],
    accepted: 'wake-them',
  },
  {
    key: 'en-live-zero',
    kind: 'question',
    title: 'Live view stuck at zero after a new router',
    body: 'New router yesterday, green light on the meter, app says connected, live view says 0 W while the washing machine is audibly doing its best. Searched in English and found nothing.',
    category: 'installation',
    tags: ['router', 'live-screen'],
    product: 'meter',
    version: '4.2',
    by: 'ben',
    daysAgo: 0.9,
    posts: [
      {
        key: 'korean-thread',
        kind: 'comment',
        by: 'grace',
        after: 0.5,
        body: 'Same as the Korean thread by Seoyeon. In short: split the bands, give 2.4 GHz its own name, then *Meter › Change Wi-Fi*. Daniel’s English answer there covers routers that can’t split.',
        up: ['ben', 'daniel', 'yujin'],
      },
      { key: 'fixed', kind: 'comment', by: 'ben', after: 3, body: 'That was it, thank you for the translation!' },
    ],
    duplicateOf: { thread: 'ko-zero-watt', by: 'yujin', after: 3.5 },
  },
]
