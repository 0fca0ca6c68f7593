import type { Names } from './catalog.ts'
import type { DemoThread } from './plot.ts'

/** A category that only members of one group and staff see. The group follows a plan of customer accounts. */
export const privateArea = {
  slug: 'sites',
  area: 'talk',
  name: { en: 'Business sites', ko: '사업장' } satisfies Names,
  about: {
    en: 'For customers on the Business plan: several meters, invoices, and what is on trial. Nobody else sees it.',
    ko: '비즈니스 요금제 고객만 보는 곳이에요. 여러 대의 미터, 세금계산서, 시험 중인 기능을 이야기해요.',
  } satisfies Names,
  group: {
    key: 'business',
    name: { en: 'Business customers', ko: '비즈니스 고객' } satisfies Names,
    about: {
      en: 'Everybody whose account is on the Business plan.',
      ko: '비즈니스 요금제를 쓰는 계정의 회원이에요.',
    } satisfies Names,
    plan: 'business',
  },
  openedDaysAgo: 80,
} as const

/** What is written there; they name the category of the area. */
export const privateThreads: readonly DemoThread[] = [
  {
    key: 'sites-several-meters',
    kind: 'question',
    title: '동별로 미터 여섯 대를 쓰는데, 합계를 한 화면에서 볼 수 있나요?',
    body: '여섯 동에 한 대씩 달았습니다. 지금은 앱에서 동을 하나씩 눌러 보고 엑셀로 더합니다. 관리비 표를 만들 때마다 한 시간이 걸려요.',
    category: privateArea.slug,
    tags: ['several-homes'],
    product: 'app',
    by: 'boram',
    daysAgo: 34,
    up: ['junho', 'marcus'],
    posts: [
      {
        key: 'group-view',
        kind: 'answer',
        by: 'junho',
        after: 6,
        body: '웹에서 **여러 집 → 묶음 만들기**로 여섯 대를 묶으면 합계와 동별 표가 같이 나옵니다. 앱에는 아직 없고 웹에만 있어요. CSV에는 동 이름 열이 따로 들어갑니다.',
        up: ['boram', 'mira', 'marcus'],
        endorsedBy: 'haneul',
      },
      {
        key: 'thanks',
        kind: 'comment',
        by: 'boram',
        after: 9,
        parent: 'group-view',
        body: '웹에 있는 줄 몰랐네요. 바로 됩니다. 감사합니다!',
      },
    ],
    accepted: 'group-view',
  },
  {
    key: 'sites-demand-alert',
    kind: 'discussion',
    title: 'Trial: alerts before contract demand is exceeded',
    body: `We are trying an alert that warns you *before* a quarter-hour goes over your contract demand, from the slope of the first minutes.

If you are on the Business plan you can switch it on under **Alerts → Trials**. Tell us here how early it came and how often it was wrong. Please don’t plan shifts around it yet.`,
    category: privateArea.slug,
    tags: ['notifications'],
    product: 'app',
    version: '3.2',
    by: 'haneul',
    daysAgo: 12,
    up: ['marcus', 'junho', 'boram'],
    posts: [
      {
        key: 'cold-storage',
        kind: 'reply',
        by: 'marcus',
        after: 26,
        body: 'Four alerts in a week at the guesthouse, three of them right, about six minutes ahead. The wrong one was the laundry starting: steep for two minutes, then flat.',
        up: ['haneul'],
      },
      {
        key: 'cafe',
        kind: 'reply',
        by: 'mira',
        after: 49,
        body: '저희 카페는 오븐 두 대를 같이 켤 때 정확히 울려요. 5분이면 하나를 끄기에 충분합니다. 밤에는 안 울리게 할 수 있으면 좋겠어요.',
      },
      {
        key: 'quiet-hours',
        kind: 'reply',
        by: 'haneul',
        after: 53,
        body: 'Thank you both. Quiet hours come with the next trial build. 조용한 시간은 다음 시험판에 들어갑니다.',
        up: ['mira', 'marcus'],
      },
    ],
  },
]
