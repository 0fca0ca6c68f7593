import type { DemoThread } from './plot.ts'

/** Korean threads about alerts, automation and getting data out. */
export const alertsAndDataThreadsKo: readonly DemoThread[] = [
  {
    key: 'ko-family-alert',
    kind: 'question',
    title: '누진 구간 알림을 가족 둘에게 같이 보낼 수 있나요?',
    body: '지금은 제 휴대폰으로만 옵니다. 배우자도 알림을 받으면 건조기 시간을 서로 맞출 수 있을 것 같습니다. 가족으로 초대는 해 두었는데 알림 화면에는 받는 사람을 고르는 곳이 안 보이네요.',
    category: 'alerts',
    tags: ['tiers', 'family', 'notifications'],
    product: 'app',
    version: '3.2',
    by: 'boram',
    daysAgo: 0.035,
    up: ['sora', 'seoyeon', 'gipyo'],
    meToo: ['sora', 'gipyo'],
    posts: [],
  },
  {
    key: 'ko-night-push',
    kind: 'question',
    title: '새벽 3시에 광고 알림이 왔습니다. 끄는 곳도 없네요',
    body: `새벽 3시 12분에 "클램프 반값 쿠폰이 도착했어요" 알림이 울렸습니다. 갓난아기가 깼고 저도 다시 못 잤습니다.

설정을 아무리 찾아도 광고 알림을 끄는 곳이 없습니다. 누진 알림까지 같이 꺼지는 스위치 하나뿐이에요. 밤 9시 이후 광고는 동의받아야 하는 것 아닌가요? 정말 화가 납니다. 설명해 주세요.`,
    category: 'alerts',
    tags: ['notifications'],
    product: 'app',
    version: '3.2',
    by: '권나래',
    daysAgo: 0.16,
    up: ['sora', 'areum'],
    meToo: ['sora'],
    posts: [
      {
        key: 'phone-side',
        kind: 'comment',
        by: 'jaewook',
        after: 1.1,
        body: '안드로이드라면 휴대폰의 *설정 › 앱 › 하루와트 › 알림*에 "소식"이라는 갈래가 따로 있습니다. 임시로 그것만 끄시면 누진 알림은 남아요. 그래도 새벽에 보낸 건 하루와트가 잘못했네요.',
        up: ['sora', 'boram', 'sanghun'],
      },
    ],
  },
  {
    key: 'ko-standby-watts',
    kind: 'discussion',
    title: '대기전력 알림, 다들 몇 W로 두시나요?',
    body: `처음에 50W로 되어 있어서 매일 밤 알림이 옵니다. 80으로 올렸더니 이번에는 한 번도 안 와요. 다들 기준을 어떻게 정하셨는지 궁금합니다.

저희 집은 25평, 냉장고와 김치냉장고, 셋톱박스 두 개입니다.`,
    category: 'alerts',
    tags: ['standby', 'notifications', 'fridge'],
    product: 'app',
    version: '3.1',
    by: 'sora',
    daysAgo: 84,
    up: ['seoyeon', 'gipyo', 'jaewook', 'eunbyul', 'taeho'],
    posts: [
      {
        key: 'lowest',
        kind: 'reply',
        by: 'jaewook',
        after: 2,
        body: '일주일 동안 새벽 4시의 최솟값을 보고 거기에 20%를 더합니다. 저는 61W라서 75로 뒀어요.',
        up: ['sora', 'seoyeon', 'kenji', 'boram', 'dohyun'],
      },
      {
        key: 'seventy',
        kind: 'reply',
        by: 'seoyeon',
        after: 4,
        body: '70입니다. 고양이 급수기와 공유기 때문에 더는 못 내려가요.',
        up: ['sora'],
      },
      {
        key: 'old-house',
        kind: 'reply',
        by: 'taeho',
        after: 9,
        body: '시골집은 140입니다. 지하수 모터 제어기가 범인인데 뺄 수가 없네요.',
      },
      {
        key: 'settop',
        kind: 'reply',
        by: 'minseok',
        after: 14,
        body: '셋톱박스를 절전으로 두면 대당 11W가 줄어듭니다. 한 해로 치면 약 96 kWh입니다. 멀티탭 스위치 하나로 끝나는 일입니다.',
        up: ['sora', 'gipyo', 'sanghun', '남궁현', 'boram'],
      },
      {
        key: 'check-sum',
        kind: 'comment',
        parent: 'settop',
        by: '남궁현',
        after: 16,
        body: '계산해 보니 맞습니다. 11 × 24 × 365 ÷ 1000.',
        up: ['minseok'],
      },
      {
        key: 'english',
        kind: 'reply',
        by: 'aoife',
        after: 27,
        body: 'Following with a translator, this is great. Mine sits at 190 W and I have no idea why. The house is haunted or the doorbell transformer is.',
        up: ['tom', 'grace', 'sora'],
      },
      {
        key: 'doorbell',
        kind: 'comment',
        parent: 'english',
        by: 'grace',
        after: 29,
        body: 'Check the boiler pump first. 보일러 순환 펌프가 계속 돌면 딱 그 정도 나와요.',
        up: ['aoife', 'junho'],
      },
      {
        key: 'pump-it-was',
        kind: 'comment',
        parent: 'english',
        by: 'aoife',
        after: 52,
        body: 'It was the pump. 190 became 84. No exorcist needed.',
        up: ['grace', 'sora', 'daniel', 'ella'],
      },
      {
        key: 'settled',
        kind: 'reply',
        by: 'sora',
        after: 70,
        body: '말씀대로 최솟값을 봤더니 58W였고, 70으로 정했어요. 어젯밤에 처음 울려서 가 보니 아이가 프린터를 켜 두었더라고요. 제 역할을 하네요.',
        up: ['jaewook', 'seoyeon', 'minseok'],
      },
    ],
  },
  {
    key: 'ko-dryer-done',
    kind: 'question',
    title: '건조기가 끝나면 스피커로 알려 주게 할 수 있나요',
    body: `웹훅으로 집 서버에 보내서 스피커로 말하게 하려고 합니다. "사용량이 5W 아래로 3분"이라는 조건을 만들었는데 건조 중간에 잠깐 멈출 때도 울립니다.

조건을 두 개 이을 방법이 있을까요?`,
    category: 'alerts',
    tags: ['webhook', 'notifications'],
    product: 'app',
    version: '3.1.2',
    by: 'eunbyul',
    daysAgo: 44,
    up: ['jaewook', 'kenji', 'sora'],
    posts: [
      {
        key: 'after-peak',
        kind: 'answer',
        by: 'jaewook',
        after: 1.7,
        body: `조건 하나로도 됩니다. *자동화 › 고급*에서 "먼저 있어야 할 일"에 **600W 이상 10분**을 넣으세요. 그러면 한 번 돌아간 뒤에만 봅니다.

그리고 멈추는 시간은 3분 말고 8분으로요. 히트펌프 건조기는 중간에 5분까지 쉽니다. 제 설정입니다.

~~~json
{
  "after": { "above": 600, "minutes": 10 },
  "when": { "below": 5, "minutes": 8 },
  "then": { "webhook": "http://192.168.0.20:8123/dryer" }
}
~~~`,
        up: ['eunbyul', 'kenji', 'daniel', 'sora', 'seoyeon'],
      },
      {
        key: 'speaks',
        kind: 'comment',
        parent: 'after-peak',
        by: 'eunbyul',
        after: 25,
        body: '이제 "빨래 다 됐어요"라고 한 번만 말합니다. 남편은 안 움직이지만요.',
        up: ['sora', 'seoyeon', 'jaewook'],
      },
    ],
    accepted: 'after-peak',
  },
  {
    key: 'ko-csv-hangul',
    kind: 'question',
    title: 'CSV를 엑셀로 열면 한글이 깨집니다',
    body: '내보낸 파일을 더블 클릭하면 클램프 이름이 전부 `ë¶€ì—Œ`처럼 나옵니다. 메모장에서는 멀쩡해요. 매달 서른 세대 것을 만들어야 해서 하나씩 고칠 수가 없습니다.',
    category: 'data',
    tags: ['csv'],
    product: 'app',
    version: '3.1',
    by: 'boram',
    daysAgo: 73,
    up: ['mira', 'minseok', 'seoyeon'],
    meToo: ['mira', 'minseok'],
    posts: [
      {
        key: 'bom',
        kind: 'answer',
        by: 'jaewook',
        after: 0.9,
        body: `파일은 UTF-8인데 앞에 BOM이 없어서 엑셀이 옛 한글 코드로 읽는 겁니다. 파일이 많으면 한 번에 붙이세요.

~~~bash
for f in *.csv; do printf '\\xEF\\xBB\\xBF' | cat - "$f" > "bom-$f"; done
~~~

한두 개라면 엑셀의 *데이터 › 텍스트/CSV에서*로 열고 65001(UTF-8)을 고르면 됩니다.`,
        up: ['boram', 'mira', 'minseok', 'kenji', 'daniel', 'taekyung'],
      },
      {
        key: 'thirty',
        kind: 'comment',
        parent: 'bom',
        by: 'boram',
        after: 3,
        body: '서른 개가 1초 만에 됐습니다. 이 한 줄을 출력해서 벽에 붙여 두었어요.',
        up: ['jaewook', 'sanghun'],
      },
      {
        key: 'since-3-2',
        kind: 'answer',
        by: 'taekyung',
        after: 1620,
        body: '늦었지만 알려 드립니다. 앱 3.2부터는 내보낼 때 **엑셀용**을 고르면 BOM이 붙은 파일이 나옵니다. 이 글을 보고 넣었습니다.',
        up: ['boram', 'mira', 'jaewook'],
      },
    ],
    accepted: 'bom',
  },
  {
    key: 'ko-local-api',
    kind: 'question',
    title: '로컬 API를 1초마다 읽어도 미터에 무리가 없나요?',
    body: `집 서버에서 아래처럼 읽고 있습니다. 하루쯤 지나면 가끔 \`429\`가 옵니다.

~~~bash
while true; do curl -s http://haruwatt.local/api/live; sleep 1; done
~~~

제한이 있다면 얼마인지, 더 나은 방법이 있는지 알고 싶습니다.`,
    category: 'data',
    tags: ['local-api'],
    product: 'meter',
    version: '4.1',
    by: 'jaewook',
    daysAgo: 57,
    up: ['kenji', 'daniel', 'dohyun'],
    posts: [
      {
        key: 'stream',
        kind: 'answer',
        endorsedBy: 'haneul',
        by: 'kenji',
        after: 6,
        body: `The limit is one request per second, and your loop drifts below it whenever the phone app asks at the same moment. Since firmware 4.1 there is a stream, one line per second, one connection:

~~~bash
curl -N http://haruwatt.local/api/stream
~~~

It is described at the very end of the installer manual, page 31.`,
        up: ['jaewook', 'daniel', 'dohyun', 'junho', 'grace'],
      },
      {
        key: 'page-31',
        kind: 'comment',
        parent: 'stream',
        by: 'jaewook',
        after: 7,
        body: '31쪽을 읽는 사람이 있었군요. 바꿨더니 이틀째 429가 없습니다. Thank you!',
        up: ['kenji', 'boram'],
      },
      {
        key: 'heat',
        kind: 'answer',
        by: 'haneul',
        after: 23,
        body: '무리는 없습니다. 스트림은 기기 넷까지 동시에 붙을 수 있고, 그 이상이면 가장 오래된 연결부터 끊습니다. 설명서 앞쪽으로 옮기겠습니다.',
        up: ['jaewook', 'kenji'],
      },
    ],
    accepted: 'stream',
  },
  {
    key: 'ko-solar-blank',
    kind: 'question',
    title: '흐린 날 태양광 발전량이 CSV에서 빈칸으로 나옵니다',
    body: '발전이 0에 가까운 날은 칸이 비어 있습니다. 0으로 나와야 평균이 맞는데 빈칸이면 표에서 그날을 빼고 계산해 버립니다. 지난 두 달 중에 9일이 그렇습니다.',
    category: 'data',
    tags: ['solar', 'csv'],
    product: 'app',
    version: '3.1.2',
    by: 'dohyun',
    daysAgo: 16,
    up: ['daniel'],
    meToo: ['daniel'],
    posts: [
      {
        key: 'fill',
        kind: 'answer',
        by: 'minseok',
        after: 8,
        body: '급한 대로 표에서 `=N(B2)`로 감싸시면 빈칸이 0이 됩니다. 근본 해결은 아닙니다.',
        up: ['dohyun', 'boram'],
      },
      {
        key: 'threshold',
        kind: 'answer',
        by: 'daniel',
        after: 15,
        body: 'The inverter sleeps below about 20 W and the meter then records *no reading* instead of zero. So the blank is honest, only unhelpful. A column “source: none” would tell the two apart.',
        up: ['dohyun', 'kenji', 'minseok'],
      },
      {
        key: 'not-yet',
        kind: 'comment',
        parent: 'threshold',
        by: 'dohyun',
        after: 30,
        body: '이유는 이해했습니다. 그래도 합계가 맞는 파일을 받을 방법은 아직 없는 거네요.',
      },
    ],
  },
]
