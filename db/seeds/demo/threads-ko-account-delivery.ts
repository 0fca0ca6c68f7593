import type { DemoThread } from './plot.ts'

/** Korean threads about accounts, sharing, deliveries and repairs. */
export const accountAndDeliveryThreadsKo: readonly DemoThread[] = [
  {
    key: 'ko-move-home',
    kind: 'question',
    title: '이사하면 미터와 데이터를 새 집으로 옮길 수 있나요?',
    body: '내년 봄에 이사합니다. 계약은 그대로 두고 주소만 바꾸고 싶어요. 지난 1년 기록은 꼭 가져가고 싶은데, 새 집 기록과 섞이면 비교가 안 될 것 같아 걱정입니다. 미터는 제가 떼어도 되나요?',
    category: 'account',
    tags: ['moving', 'several-homes'],
    product: 'app',
    version: '3.2',
    by: 'areum',
    daysAgo: 2.6,
    up: ['seoyeon', 'ben', 'eunbyul', 'gipyo', 'sofia'],
    meToo: ['ben'],
    posts: [
      {
        key: 'move-menu',
        kind: 'answer',
        by: 'seoyeon',
        after: 3,
        body: `작년에 그렇게 했어요. *계정 › 우리 집 › 이사*를 누르면 지금 집은 **날짜로 닫히고** 새 집이 열립니다. 기록은 둘 다 남고 섞이지 않아요. 비교 화면에서 두 집을 나란히 볼 수도 있습니다.

이사 날 순서:

1. 앱에서 *이사*를 먼저 누르고 (미터가 마지막 값을 올립니다)
2. 차단기를 내리고 클램프를 뺍니다
3. 새 집에서 와이파이만 다시 잡습니다`,
        up: ['areum', 'boram', 'ben', 'gipyo', 'sora', 'sanghun'],
      },
      {
        key: 'remove-it',
        kind: 'comment',
        parent: 'move-menu',
        by: 'junho',
        after: 5,
        body: '클램프는 벌려서 빼기만 하면 되니 직접 하셔도 됩니다. 미터 전원선은 차단기에 물려 있으니 그건 기사에게 맡기세요.',
        up: ['areum', 'seoyeon', 'taeho'],
      },
      {
        key: 'relieved',
        kind: 'comment',
        parent: 'move-menu',
        by: 'areum',
        after: 26,
        body: '나란히 볼 수 있다니 딱 원하던 거예요. 고맙습니다!',
      },
      {
        key: 'visit-fee',
        kind: 'answer',
        by: 'dain',
        after: 27,
        body: '가정 요금제는 이사 때 설치 방문이 한 해 한 번 무료입니다. 이사 2주 전에 앱에서 신청하시면 원하는 시간을 잡기 쉽습니다.',
        up: ['areum', 'sora'],
      },
    ],
    accepted: 'move-menu',
  },
  {
    key: 'ko-parents-home',
    kind: 'question',
    title: '부모님 댁 미터를 제 휴대폰에서 같이 보려면',
    body: '부모님 성함으로 계약했고 앱도 어머니 휴대폰에 있습니다. 저는 보기만 하면 됩니다. 며칠 안 쓰신 것 같으면 전화라도 드리려고요. 어머니 비밀번호를 제가 아는 건 좀 아닌 것 같아서 여쭙니다.',
    category: 'account',
    tags: ['family', 'several-homes'],
    product: 'app',
    version: '3.0',
    by: 'gipyo',
    daysAgo: 140,
    up: ['sora', 'sanghun', 'boram', 'mira'],
    posts: [
      {
        key: 'view-only',
        kind: 'answer',
        by: 'grace',
        after: 4,
        body: `어머니 앱에서 *우리 집 › 가족 › 초대*를 누르고 **보기만**을 고르시면 돼요. 여섯 명까지 되고, 각자 자기 언어로 봅니다.

안부용이라면 *알림 › 평소와 다름*을 켜 보세요. 아침 사용량이 평소의 절반이 안 되면 알려 줍니다. 우리도 외할머니 댁에 그렇게 해 두었어요.`,
        up: ['gipyo', 'sora', 'sanghun', 'boram', 'minseok', 'mira'],
      },
      {
        key: 'set-up',
        kind: 'comment',
        parent: 'view-only',
        by: 'gipyo',
        after: 50,
        body: '주말에 가서 해 드렸습니다. 어머니가 "이제 네가 나를 감시하는구나" 하시면서도 좋아하셨습니다.',
        up: ['grace', 'sora', 'sanghun', 'ella'],
      },
    ],
    accepted: 'view-only',
  },
  {
    key: 'ko-small-text',
    kind: 'question',
    title: '앱 글자가 너무 작아 어머니가 못 읽으십니다',
    body: `일흔여섯이신 어머니 댁에 달아 드렸는데 앱 글자가 너무 작습니다. 휴대폰 설정에서 글자를 가장 크게 해도 하루와트 앱만 그대로입니다. 3.2로 올린 뒤로는 숫자가 옅은 회색이라 더 안 보인다고 하십니다.

몇 달 전에도 의견을 보냈는데 달라진 것이 없어 실망스럽습니다. 정작 이 앱이 가장 필요한 분들이 못 쓰고 계세요.`,
    category: 'account',
    tags: ['accessibility'],
    product: 'app',
    version: '3.2',
    by: 'boram',
    daysAgo: 1.7,
    up: ['gipyo', 'sanghun', 'grace', 'mira', 'junho', 'aoife'],
    meToo: ['gipyo', 'sanghun'],
    posts: [
      {
        key: 'zoom',
        kind: 'answer',
        by: 'gipyo',
        after: 5,
        body: '저희는 임시로 홈 화면 위젯을 가장 크게 놓아 드렸습니다. 위젯 숫자는 그래도 크게 나옵니다. 다만 실시간은 아니고 15분마다 바뀝니다.',
        up: ['boram', 'sanghun'],
      },
      {
        key: 'my-eyes',
        kind: 'comment',
        by: 'sanghun',
        after: 9,
        body: '저도 돋보기를 씁니다. 회색을 진하게만 해 주셔도 훨씬 낫겠습니다.',
        up: ['boram'],
      },
    ],
  },
  {
    key: 'ko-visit-missed',
    kind: 'question',
    title: '설치 기사님이 두 번이나 오지 않았습니다',
    body: `지난주 화요일 오전으로 잡았는데 오전 내내 기다렸는데 연락도 없었습니다. 다시 잡은 게 오늘 오전인데 또 안 오셨어요. 두 번째입니다. 두 번 다 반차를 냈습니다.

방문 예정 문자는 아침마다 꼬박꼬박 오더라고요. 그러니 더 화가 납니다. 도대체 언제 오시는 건가요?`,
    category: 'delivery',
    tags: ['visit'],
    by: 'sora',
    daysAgo: 0.28,
    up: ['areum', 'boram', 'mira', 'eunbyul'],
    posts: [
      {
        key: 'half-days',
        kind: 'comment',
        by: 'areum',
        after: 1,
        body: '반차 두 번이면… 정말 속상하시겠어요.',
        up: ['sora', 'mira'],
      },
      {
        key: 'do-it-yourself',
        kind: 'answer',
        by: 'junho',
        after: 2.2,
        body: '클램프만 남은 상태라면 굳이 기다리지 않으셔도 될 수 있습니다. 분전반 사진을 올려 주시면 봐 드릴게요. 전원선까지 새로 해야 하면 기사가 와야 하고요.',
        up: ['sora', 'boram'],
      },
    ],
  },
  {
    key: 'ko-broken-twice',
    kind: 'question',
    title: '미터가 두 번째 고장입니다. 교체품도 석 달 만에 꺼졌습니다',
    body: `첫 번째 미터는 봄에 전원이 안 들어와서 교체받았습니다. 교체받은 미터가 석 달 만에 똑같이 고장 났습니다. 빨간 불이 세 번 깜빡이고 꺼집니다.

배선은 기사님이 와서 확인했고 이상이 없다고 했습니다. 두 번 다 같은 증상이면 제품 문제 아닌가요? 또 열흘을 기다려서 같은 걸 받으라면 못 하겠습니다.`,
    category: 'delivery',
    tags: ['replacement'],
    product: 'meter',
    version: '4.1',
    by: 'taeho',
    daysAgo: 13,
    up: ['junho', 'minseok', '남궁현', 'sanghun'],
    posts: [
      {
        key: 'voltage',
        kind: 'answer',
        endorsedBy: 'haneul',
        by: 'junho',
        after: 3,
        body: '빨간 불 세 번은 입력 전압이 범위를 벗어났다는 뜻입니다. 시골 끝집은 밤에 245V를 넘기도 합니다. 멀티미터로 밤 11시쯤 한번 재 보세요.',
        up: ['taeho', 'haneul', 'kenji', 'boram'],
      },
      {
        key: 'measured',
        kind: 'comment',
        parent: 'voltage',
        by: 'taeho',
        after: 17,
        body: '밤에 재니 249V입니다. 한전에 전화하니 변압기를 보러 오겠답니다. 그런데 이런 걸 왜 손님이 알아내야 하는지는 모르겠습니다.',
        up: ['junho', 'minseok'],
      },
      {
        key: 'arrived',
        kind: 'comment',
        parent: 'replaced',
        by: 'taeho',
        after: 76,
        body: '오늘 받았고 잘 돕니다. 변압기도 어제 바꿔 주고 갔습니다. 끝까지 챙겨 주셔서 마음이 풀렸습니다.',
        up: ['haneul', 'junho', 'sanghun'],
      },
    ],
  },
  {
    key: 'ko-rude-call',
    kind: 'discussion',
    title: '상담 전화에서 들은 말이 아직도 남습니다',
    body: `요금이 이상해서 전화했더니 상담원이 "그건 고객님이 많이 쓰셔서 그렇겠죠"라며 웃었습니다. 제 말을 끝까지 듣지도 않고 끊었고요. 무시당한 기분이었습니다.

금액은 알고 보니 제가 검침일을 잘못 본 게 맞았습니다. 그래도 이렇게 불친절한 응대는 처음이었고, 1:1 문의로 남겼는데 답변이 없어서 여기에 적습니다.`,
    category: 'delivery',
    tags: ['support'],
    by: 'areum',
    daysAgo: 31,
    up: ['sora', 'mira', 'seoyeon', 'boram', 'minseok'],
    posts: [
      {
        key: 'right-to-say',
        kind: 'reply',
        by: 'mira',
        after: 4,
        body: '가게를 하다 보니 더 와닿아요. 손님이 틀리셨어도 웃을 일은 아니죠. 적어 주셔서 잘하셨습니다.',
        up: ['areum', 'sora', 'sanghun', 'ella'],
      },
      {
        key: 'accepted-it',
        kind: 'comment',
        parent: 'apology',
        by: 'areum',
        after: 52,
        body: '전화 주신 팀장님께 직접 사과받았습니다. 이렇게까지 하실 줄은 몰랐어요. 저는 이걸로 충분합니다.',
        up: ['haneul', 'mira', 'boram', 'yujin'],
      },
      {
        key: 'seen',
        kind: 'reply',
        by: 'minseok',
        after: 60,
        body: '잘못한 뒤에 어떻게 하는지를 봅니다. 이번에는 잘하신 것 같습니다.',
        up: ['areum', 'sanghun', 'mira'],
      },
    ],
  },
]
