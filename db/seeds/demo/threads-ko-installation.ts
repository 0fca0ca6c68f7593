import type { DemoThread } from './plot.ts'

/** Korean threads about fitting the meter and getting it on the network. */
export const installationThreadsKo: readonly DemoThread[] = [
  {
    key: 'ko-zero-watt',
    kind: 'question',
    title: '앱은 연결됨인데 미터 값이 0 W로만 보입니다',
    body: `그제 공유기를 새것으로 바꾼 뒤부터 실시간 화면이 계속 **0 W**입니다. 미터의 불은 초록색이고 앱에도 연결됨이라고 나옵니다. 전기는 물론 쓰고 있습니다.

해 본 것:

- 앱을 지우고 다시 설치
- 미터 전원을 뺐다가 1분 뒤에 연결
- 공장 초기화 (기록이 지워질까 봐 아직 못 했습니다)

앱의 *설정 › 진단*에는 이렇게 나옵니다.

~~~
wifi   ok   rssi=-51  channel=149
cloud  ok   last=22:47   # 그 뒤로 멈춤
~~~`,
    category: 'installation',
    tags: ['router', 'firmware-4-2', 'live-screen'],
    product: 'meter',
    version: '4.2',
    by: 'seoyeon',
    daysAgo: 1.9,
    meToo: ['priya', 'gipyo', 'mira', 'areum', 'tom', 'aoife', 'sora', 'kenji', 'dohyun', 'ben', 'hannah', 'grace'],
    up: ['junho', 'daniel', 'priya', 'boram', 'marcus', 'gipyo', 'mira', 'kenji', 'sanghun', 'aoife', 'taeho'],
    posts: [
      {
        key: 'which-router',
        kind: 'comment',
        by: 'daniel',
        after: 0.13,
        body: 'Which router is it? I saw this with a new model that only had 5 GHz turned on out of the box.',
        up: ['seoyeon'],
      },
      {
        key: 'model',
        kind: 'comment',
        by: 'seoyeon',
        after: 0.3,
        body: '통신사에서 준 AX 모델입니다. 이름이 하나로 합쳐져 있어요. 그게 문제일까요?',
      },
      {
        key: 'band',
        kind: 'answer',
        endorsedBy: 'haneul',
        by: 'junho',
        after: 0.6,
        body: `채널이 149이면 공유기가 미터를 **5 GHz**로 넘긴 것입니다. 미터는 2.4 GHz만 씁니다. 연결됨으로 보이는 것은 앱과 미터 사이의 블루투스 때문이고, 측정값은 와이파이로만 올라갑니다.

1. 공유기 설정에서 **밴드 스티어링**(스마트 커넥트)을 끕니다.
2. 2.4 GHz 이름을 따로 정합니다. 예: \`home-24\`
3. 앱에서 *미터 › 와이파이 바꾸기*를 눌러 그 이름을 고릅니다.

공장 초기화는 하지 마세요. 멈춘 동안의 값은 미터 안에 **72시간**까지 남아 있다가 다시 연결되면 채워집니다.`,
        up: [
          'seoyeon',
          'daniel',
          'priya',
          'boram',
          'mira',
          'gipyo',
          'haneul',
          'kenji',
          'aoife',
          'sanghun',
          'jaewook',
          'marcus',
        ],
      },
      {
        key: 'solved',
        kind: 'comment',
        parent: 'band',
        by: 'seoyeon',
        after: 1.05,
        body: '2번까지 하니 바로 값이 올라왔고 빈 시간도 채워졌습니다. 고맙습니다!',
        up: ['junho'],
      },
      {
        key: 'mesh-too',
        kind: 'comment',
        parent: 'band',
        by: 'priya',
        after: 3.8,
        body: 'Same fix worked with a mesh system here, thanks.',
      },
      {
        key: 'staff',
        kind: 'answer',
        by: 'haneul',
        after: 5.3,
        body: `박준호 님의 설명이 정확합니다. 알려 주신 분들 덕분에 원인을 확인했고, 곧 나오는 **펌웨어 4.2.1**부터는 5 GHz로 넘어가면 앱이 바로 알려 드립니다.

연결됨이라는 말이 오해를 드린 점 죄송합니다. 다음 앱에서는 *가까이 있음*과 *측정 중*을 나누어 보여 드립니다.`,
        up: ['seoyeon', 'junho', 'boram', 'gipyo', 'daniel', 'sora', 'minseok'],
      },
      {
        key: 'ten-minutes',
        kind: 'answer',
        by: 'daniel',
        after: 8.9,
        body: `If your router can’t split the bands, switch off 5 GHz for ten minutes, reconnect the meter, then turn 5 GHz back on. Mine has stayed on 2.4 GHz for a month.

Note: some mesh systems repeat this after a firmware update.`,
        up: ['marcus', 'kenji', 'tom', 'junho'],
      },
      {
        key: 'parents-router',
        kind: 'comment',
        parent: 'ten-minutes',
        by: 'gipyo',
        after: 22,
        body: '부모님 댁 공유기는 이름을 못 나누는 모델이라 이 방법으로 했습니다. 전화로 설명드리는데 20분 걸렸지만 됐습니다.',
        up: ['daniel', 'boram'],
      },
      {
        key: 'updated',
        kind: 'comment',
        parent: 'staff',
        by: 'boram',
        after: 43,
        body: '방금 4.2.1이 올라왔네요. 일부러 5 GHz에 붙여 봤더니 정말 알림이 옵니다.',
        up: ['seoyeon', 'haneul'],
      },
    ],
    accepted: 'band',
  },
  {
    key: 'ko-five-ghz',
    kind: 'question',
    title: '5 GHz 공유기에서 미터가 안 잡혀요',
    body: '설치하려는데 앱의 와이파이 목록에 우리 집 이름이 안 나옵니다. 휴대폰은 잘 붙어 있어요. 공유기 이름 뒤에 5G라고 써 있는데 이거랑 상관있나요?',
    category: 'installation',
    tags: ['router'],
    product: 'meter',
    version: '4.1',
    by: 'sora',
    daysAgo: 118,
    meToo: ['eunbyul'],
    up: ['taeho', 'areum'],
    posts: [
      {
        key: 'other-name',
        kind: 'answer',
        by: 'boram',
        after: 1.5,
        body: `네, 상관있습니다. 미터는 2.4 GHz만 씁니다. 보통은 5G가 **안 붙은** 이름이 같이 있어요. 휴대폰을 그쪽으로 한번 옮겨 보시고, 비밀번호가 같은지 확인한 뒤 앱에서 다시 찾아 보세요.

이름이 하나뿐이면 공유기 관리 화면(대개 \`192.168.0.1\`)에서 2.4 GHz가 꺼져 있는지 보시면 됩니다.`,
        up: ['sora', 'junho', 'taeho', 'seoyeon', 'mira'],
      },
      {
        key: 'off',
        kind: 'comment',
        parent: 'other-name',
        by: 'sora',
        after: 5,
        body: '꺼져 있었어요!! 애들 재우고 켰더니 바로 나옵니다 감사해요',
      },
      {
        key: 'six',
        kind: 'answer',
        by: 'jaewook',
        after: 9,
        body: '참고로 와이파이 보안이 WPA3 전용이어도 안 보입니다. WPA2/WPA3 혼합으로 두세요.',
        up: ['junho', 'kenji', 'boram'],
      },
    ],
    accepted: 'other-name',
  },
  {
    key: 'ko-router-order',
    kind: 'question',
    title: '공유기 교체 뒤 와이파이 다시 연결하는 순서',
    body: '내일 통신사 기사님이 공유기를 바꿔 주고 가신답니다. 미터에서는 뭘 먼저 해야 하나요? 앱에서 미터를 지우고 다시 등록해야 하는지, 그러면 기록이 날아가는지 걱정입니다.',
    category: 'installation',
    tags: ['router'],
    product: 'meter',
    version: '4.1',
    by: 'taeho',
    daysAgo: 61,
    up: ['gipyo', 'seoyeon', 'areum'],
    posts: [
      {
        key: 'order',
        kind: 'answer',
        by: 'seoyeon',
        after: 2,
        body: `지우지 마세요! 제가 공유기를 네 번 바꿔 봐서 순서를 외웠습니다.

1. 새 공유기를 켜고 휴대폰부터 붙인다
2. 미터 옆(3m 안)으로 간다. 블루투스로 이야기하기 때문에 가까워야 합니다
3. 앱에서 *미터 › 와이파이 바꾸기*
4. 초록 불이 5초 이상 켜져 있으면 끝

새 공유기 이름과 비밀번호를 예전 것과 똑같이 하면 아무것도 안 해도 됩니다. 저는 이제 이렇게 해요.`,
        up: ['taeho', 'junho', 'boram', 'gipyo', 'grace', 'mira', 'sanghun'],
      },
      {
        key: 'same-name',
        kind: 'comment',
        parent: 'order',
        by: 'taeho',
        after: 26,
        body: '이름을 똑같이 했더니 정말 저절로 붙었습니다. 괜히 걱정했네요.',
        up: ['seoyeon'],
      },
      {
        key: 'gap',
        kind: 'answer',
        by: 'haneul',
        after: 27,
        body: '덧붙이면, 교체하는 동안 못 올라간 값은 미터 안에 72시간까지 남아 있다가 채워집니다. 주말 동안 연결이 끊겨 있어도 괜찮습니다.',
        up: ['taeho', 'seoyeon', 'minseok'],
      },
      {
        key: 'light',
        kind: 'answer',
        by: 'gipyo',
        after: 30,
        body: '혹시 불이 노란색으로 깜빡이면 비밀번호가 틀린 겁니다. 저는 대문자 하나 때문에 저녁을 다 썼습니다.',
        up: ['seoyeon', 'aoife'],
      },
    ],
    accepted: 'order',
  },
  {
    key: 'ko-ev-clamp',
    kind: 'question',
    title: '전기차 충전기만 따로 측정하려면 클램프를 어디에 물려야 하나요',
    body: `분전반에 충전기 차단기(40A)가 따로 있습니다. 충전 요금만 따로 보고 싶어서 클램프를 하나 더 샀는데, 차단기 위쪽 선인지 아래쪽 선인지, 두 가닥을 다 물려야 하는지 모르겠습니다.

집은 단상 220V이고 완속 7kW입니다.`,
    category: 'installation',
    tags: ['ev', 'clamp', 'breaker-panel'],
    product: 'meter',
    version: '4.2',
    by: 'eunbyul',
    daysAgo: 1.1,
    up: ['dohyun', 'junho', 'marcus'],
    posts: [
      {
        key: 'load-side',
        kind: 'answer',
        by: 'junho',
        after: 4,
        body: `충전기 차단기의 **2차 쪽**(보통 아래), **한 가닥에만**, 화살표가 부하(차 쪽)를 향하게 물리면 됩니다. 두 가닥을 한꺼번에 물리면 서로 상쇄돼서 0이 나옵니다.

주차단기를 내리고 하시고, 커버를 여는 게 처음이면 기사에게 맡기세요. 클램프만 물리는 일이면 10분입니다. 분전반 사진을 올려 주시면 위치를 짚어 드릴게요.`,
        up: ['dohyun', 'daniel', 'seoyeon'],
      },
      {
        key: 'photo-later',
        kind: 'comment',
        parent: 'load-side',
        by: 'eunbyul',
        after: 6,
        body: '퇴근하고 사진 찍어 올릴게요. 두 가닥 다 물릴 뻔했습니다…',
      },
    ],
  },
  {
    key: 'ko-sawtooth',
    kind: 'question',
    title: '새벽에 톱니 모양 그래프가 보이는데 정상인가요?',
    body: `카페인데요, 문을 닫은 뒤에도 그래프가 톱니처럼 오르내립니다. 새벽 1시부터 5시까지 거의 쉬지 않아요.

| 시각 | 가장 낮을 때 | 가장 높을 때 |
| --- | --- | --- |
| 1시 | 0.9 kW | 2.6 kW |
| 3시 | 1.1 kW | 2.7 kW |
| 5시 | 1.0 kW | 2.6 kW |

냉장고 세 대, 제빙기 한 대가 있습니다. 원래 이런 건가요?`,
    category: 'installation',
    tags: ['fridge', 'live-screen', 'clamp'],
    product: 'meter',
    version: '4.1',
    by: 'mira',
    daysAgo: 78,
    up: ['junho', 'priya', 'marcus', 'boram', 'seoyeon', 'sanghun'],
    posts: [
      {
        key: 'same-here',
        kind: 'answer',
        by: '남궁현',
        after: 3,
        body: '저희 집 냉장고도 톱니이긴 한데 한 시간에 두 번쯤입니다. 카페면 원래 그 정도는 쓰지 않을까요? 그냥 두셔도 될 것 같습니다.',
        down: ['priya', 'junho'],
      },
      {
        key: 'compressor',
        kind: 'answer',
        endorsedBy: 'haneul',
        by: 'junho',
        after: 7,
        body: `압축기가 쉬지 못할 때 나오는 모양입니다. 정상이라면 켜진 시간보다 꺼진 시간이 길어야 합니다. **냉장고 문 고무부터** 보세요.

- 명함을 문에 끼우고 닫은 다음 당겨 봅니다. 술술 빠지면 고무가 삭은 것입니다.
- 제빙기 열을 바로 맞는 자리라면 10cm만 띄워도 달라집니다.
- 어느 기계인지는 클램프를 냉장고 차단기로 하나씩 옮겨 하룻밤씩 재 보면 나옵니다.`,
        up: ['mira', 'priya', 'boram', 'seoyeon', 'marcus', 'gipyo', 'sanghun', 'daniel', 'taeho', 'ella'],
      },
      {
        key: 'card-test',
        kind: 'comment',
        parent: 'compressor',
        by: 'mira',
        after: 31,
        body: '명함이 그냥 떨어졌습니다. 두 대나요. 범인을 찾은 것 같아요!',
        up: ['junho', 'boram', 'sanghun'],
      },
      {
        key: 'cold-room',
        kind: 'answer',
        by: 'priya',
        after: 40,
        body: 'Cold storage person here: after the gasket, brush the dust off the condenser as well. A blocked one makes exactly this pattern in summer.',
        up: ['mira', 'junho', 'kenji'],
      },
      {
        key: 'how-move',
        kind: 'answer',
        by: 'boram',
        after: 55,
        body: '클램프를 옮길 때 앱의 *미터 › 클램프 › 이름*도 같이 바꿔 두세요. 안 그러면 나중에 기록을 볼 때 어느 밤이 어느 냉장고였는지 헷갈립니다.',
        up: ['mira', 'junho'],
      },
    ],
    accepted: 'compressor',
  },
  {
    key: 'ko-zero-watt-again',
    kind: 'question',
    title: '와이파이 새로 잡았더니 아버지 댁이 0와트로 나옵니다',
    body: '아버지 댁 인터넷을 바꿔 드렸는데 그 뒤로 0와트입니다. 불은 초록색이라고 하십니다. 전화로 여쭤보는 거라 답답하네요. 가 보기 전에 제 쪽에서 할 수 있는 것이 있을까요?',
    category: 'installation',
    tags: ['router', 'live-screen'],
    product: 'meter',
    version: '4.2',
    by: 'gipyo',
    daysAgo: 1.4,
    posts: [
      {
        key: 'pointer',
        kind: 'comment',
        by: 'sanghun',
        after: 0.8,
        body: '김서연 님 글과 같은 증상으로 보여 그쪽으로 이어 두겠습니다. 채택된 답변의 1, 2번은 공유기 앱에서 원격으로도 됩니다.',
        up: ['gipyo'],
      },
      {
        key: 'thanks',
        kind: 'comment',
        by: 'gipyo',
        after: 2.5,
        body: '똑같은 이야기네요. 통신사 앱에서 나누기를 껐더니 됐습니다. 고맙습니다.',
      },
    ],
    duplicateOf: { thread: 'ko-zero-watt', by: 'sanghun', after: 0.9 },
  },
  {
    key: 'ko-full-panel',
    kind: 'question',
    title: '분전반에 빈 칸이 하나도 없는데 미터를 어디에 다나요',
    body: '오피스텔이라 분전반이 손바닥만 합니다. 설명서에는 두 칸을 비우라는데 비울 칸이 없습니다. 밖에 달아도 되는지, 된다면 전원은 어디서 따오는지 궁금합니다. 관리실은 모른다고만 합니다.',
    category: 'installation',
    tags: ['breaker-panel', 'clamp'],
    product: 'meter',
    by: '남궁현',
    daysAgo: 33,
    meToo: ['areum', 'ben'],
    up: ['taeho', 'areum'],
    posts: [
      {
        key: 'box',
        kind: 'answer',
        by: 'taeho',
        after: 5,
        body: '저는 옆에 작은 상자(2구)를 하나 더 붙였습니다. 클램프 선이 1.5m라 웬만하면 닿아요. 다만 세입자면 벽에 구멍 내기가 좀 그렇죠. 저는 전원선도 제가 이었습니다.',
        up: ['남궁현'],
        down: ['sanghun', 'sofia'],
      },
      {
        key: 'ask-building',
        kind: 'answer',
        by: 'junho',
        after: 11,
        body: '옆 상자로 빼는 게 맞습니다. 전원은 전등 회로 20A에서 같이 받으면 되는데, 이것만은 직접 하지 마시고 꼭 기사에게 맡기세요. 오피스텔은 관리규약에 분전반 공사 금지가 있는 곳도 있으니 관리실에 "차단기 추가 없이 계측기만"이라고 물어보세요. 그러면 대개 허락합니다.',
        up: ['남궁현', 'boram', 'sofia'],
      },
      {
        key: 'asked',
        kind: 'comment',
        parent: 'ask-building',
        by: '남궁현',
        after: 80,
        body: '그렇게 물었더니 본사에 확인한다고 하고 열흘째입니다. 소식 오면 적겠습니다.',
      },
    ],
  },
]
