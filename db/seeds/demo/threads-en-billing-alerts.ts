import type { DemoThread } from './plot.ts'

/** English threads about bills, payments, alerts and automation. */
export const billingAndAlertsThreadsEn: readonly DemoThread[] = [
  {
    key: 'en-charged-twice',
    kind: 'question',
    title: 'Charged twice for the same month, and the chat keeps closing my request',
    body: `₩84,300 left my account on the 10th and again on the 12th, with the same reference. I have written to support three times. The chat answers “your request has been resolved” and closes it, without a word from a human being.

I am a freelancer; that was the money for my own rent. I want a refund, and I would like someone to explain why nobody replies.`,
    category: 'billing',
    tags: ['payment', 'refund', 'support'],
    product: 'bills',
    version: '3.1.2',
    by: 'tom',
    daysAgo: 12,
    up: ['grace', 'ben', 'aoife', 'daniel', 'marcus'],
    meToo: ['ben'],
    posts: [
      {
        key: 'reference',
        kind: 'answer',
        by: 'grace',
        after: 3,
        body: 'It happened to me last year. Look in *Bills › Payments*: if the second line says “retry”, the bank answered too late and it was sent again. Take a picture of both lines, staff find it in a minute with that.',
        up: ['tom', 'ben', 'boram'],
      },
      {
        key: 'retry-it-is',
        kind: 'comment',
        parent: 'reference',
        by: 'tom',
        after: 4,
        body: 'It does say “retry”. So the system knows. That makes the silence worse, not better.',
        up: ['aoife'],
      },
      {
        key: 'money-back',
        kind: 'comment',
        parent: 'refunded',
        by: 'tom',
        after: 51,
        body: 'The money arrived this afternoon. Thank you for saying plainly what went wrong; that was all I wanted from the start.',
        up: ['taekyung', 'grace', 'ella'],
      },
    ],
  },
  {
    key: 'en-tier-preview',
    kind: 'question',
    title: 'What does the tier preview in Bills 3.2 actually predict?',
    body: 'The new preview says “tier 3 on the 24th”. Is that a straight line from my usage so far, or does it know that my parents are coming for the weekend (it can’t) and that it is getting colder (it might)?',
    category: 'billing',
    tags: ['tiers'],
    product: 'bills',
    version: '3.2',
    by: 'grace',
    daysAgo: 4.2,
    up: ['daniel', 'minseok', 'jaewook', 'aoife'],
    posts: [
      {
        key: 'how-it-works',
        kind: 'answer',
        by: 'taekyung',
        after: 4,
        body: `It takes your last 28 days, gives each weekday its own average, and adds the weather forecast if you let the app know your town. No visitors, I am afraid.

The date is shown only when it is at least 70 % likely; otherwise you get a range. In the first ten days of a billing period we show nothing.`,
        up: ['grace', 'daniel', 'jaewook', '남궁현', 'minseok', 'kenji'],
      },
      {
        key: 'town',
        kind: 'comment',
        parent: 'how-it-works',
        by: 'grace',
        after: 6,
        body: 'I had not given it my town. Now it says the 26th. Parents arrive on the 27th, perfect.',
        up: ['taekyung', 'ella'],
      },
      {
        key: 'my-log',
        kind: 'answer',
        by: 'daniel',
        after: 30,
        body: 'I wrote the predictions down in the test group: off by two days on average, never more than four. The worst was a week when I baked.',
        up: ['grace', 'taekyung', 'seoyeon', 'kenji'],
      },
    ],
    accepted: 'how-it-works',
  },
  {
    key: 'en-base-charge',
    kind: 'question',
    title: 'One account, two bills: who pays the base charge?',
    body: 'Since we split the guest house into its own home, the Haruwatt fee appears on the first bill only. For the tax office each house should carry its half. Can Bills split it, or do I keep doing it by hand?',
    category: 'billing',
    tags: ['several-homes', 'tax'],
    product: 'bills',
    version: '3.1.2',
    by: 'marcus',
    daysAgo: 30,
    up: ['boram'],
    posts: [
      {
        key: 'share-rule',
        kind: 'answer',
        by: 'boram',
        after: 16,
        body: '"묶음"을 만들면 공용 비용을 나누는 규칙(같은 비율, 사용량 비율)을 고를 수 있는데, 하루와트 이용료는 아직 그 목록에 없더라고요. 저는 표에서 나눕니다. (Groups can split shared costs, but not yet the Haruwatt fee itself.)',
        up: ['marcus', 'grace'],
      },
      {
        key: 'by-hand',
        kind: 'comment',
        parent: 'share-rule',
        by: 'marcus',
        after: 22,
        body: 'By hand it is, then, for now. Thanks for saving me the search.',
      },
    ],
  },
  {
    key: 'en-foreign-card',
    kind: 'question',
    title: 'Paying with a card issued abroad',
    body: 'My card is Dutch. The payment page wants a Korean phone number for verification and then refuses the card anyway. Is there a way that doesn’t involve my landlord’s son?',
    category: 'billing',
    tags: ['payment'],
    product: 'bills',
    version: '3.1',
    by: 'ben',
    daysAgo: 80,
    up: ['tom'],
    meToo: ['tom'],
    posts: [
      {
        key: 'website',
        kind: 'answer',
        by: 'tom',
        after: 2,
        body: 'In the app it fails, on the website it works: *Payments › Card issued outside Korea*. It charges in won and asks your own bank for the code. Mine is German, no trouble since.',
        up: ['ben', 'grace', 'ella', 'marcus'],
      },
      {
        key: 'freed',
        kind: 'comment',
        parent: 'website',
        by: 'ben',
        after: 3,
        body: 'Worked first time. The landlord’s son is free to pursue his own life.',
        up: ['tom', 'aoife', 'ella'],
      },
    ],
    accepted: 'website',
  },
  {
    key: 'en-vat-order',
    kind: 'question',
    title: 'Is VAT taken before or after the direct debit discount?',
    body: 'On my statement the discount stands below the VAT line, but the sums only work if it is taken off first. My accountant would like it in writing which of the two it is.',
    category: 'billing',
    tags: ['tax', 'payment'],
    product: 'bills',
    version: '3.2',
    by: 'lena',
    daysAgo: 2.4,
    up: ['marcus'],
    posts: [],
  },
  {
    key: 'en-late-alert',
    kind: 'question',
    title: 'High-usage alert arrives ten minutes late',
    body: 'The air conditioner in the server room trips the alert at 6 kW. By the time my phone buzzes the room is at 31 degrees. The live view shows the jump within a second, so the data is there.',
    category: 'alerts',
    tags: ['notifications'],
    product: 'app',
    version: '3.1.2',
    by: 'rahul',
    daysAgo: 46,
    up: ['priya'],
    posts: [
      {
        key: 'sensitivity',
        kind: 'answer',
        by: 'priya',
        after: 1,
        body: 'Default is the average of five minutes, twice in a row, so ten. Since 3.1 you can change it: *Alerts › Sensitivity › 1 minute*. More false alarms, but you can give each clamp its own.',
        up: ['kenji', 'daniel', 'jaewook', 'junho'],
      },
      {
        key: 'one-minute',
        kind: 'comment',
        parent: 'sensitivity',
        by: 'rahul',
        after: 2,
        body: '70 seconds now. Good.',
        up: ['priya'],
      },
      {
        key: 'freezer-same',
        kind: 'answer',
        by: 'kenji',
        after: 13,
        body: 'Bakery freezers: I keep five minutes for the ovens, which jump all day, and one minute for the freezers, which must not.',
        up: ['priya', 'mira'],
      },
    ],
    accepted: 'sensitivity',
  },
  {
    key: 'en-webhook-payload',
    kind: 'question',
    title: 'Did the webhook payload change in 3.2?',
    body: `Since the update my oven automation no longer fires. Before:

~~~json
{ "clamp": "oven-1", "watts": 2310 }
~~~

Now:

~~~json
{ "version": 2, "clamp": { "id": "c1", "name": "oven-1" }, "power": { "value": 2310, "unit": "W" } }
~~~

I find the new one nicer, but I did not find it announced. Can I ask for the old one until the weekend?`,
    category: 'alerts',
    tags: ['webhook'],
    product: 'app',
    version: '3.2',
    by: 'kenji',
    daysAgo: 5.1,
    up: ['jaewook', 'eunbyul', 'daniel'],
    meToo: ['jaewook', 'eunbyul'],
    posts: [
      {
        key: 'header',
        kind: 'answer',
        endorsedBy: 'haneul',
        by: 'jaewook',
        after: 3,
        body: `Yes, add a header on the webhook’s page and you get the old shape:

~~~
Accept-Version: 1
~~~

I found it by reading the response headers, where it says \`Sunset\` in six months.`,
        up: ['kenji', 'daniel', 'eunbyul', 'priya', 'grace'],
      },
      {
        key: 'found',
        kind: 'comment',
        parent: 'header',
        by: 'kenji',
        after: 4,
        body: 'Ovens are back. I had looked at everything except the headers, which is embarrassing in my trade.',
        up: ['jaewook', 'daniel'],
      },
      {
        key: 'should-have-said',
        kind: 'answer',
        by: 'haneul',
        after: 21,
        body: 'It belonged in the release notes and was missing. They are corrected now, with both payloads side by side. Version 1 stays for six months.',
        up: ['kenji', 'jaewook', 'daniel', 'eunbyul'],
      },
    ],
    accepted: 'header',
  },
  {
    key: 'en-quiet-hours',
    kind: 'question',
    title: 'Quiet hours that still let the freezer alarm through?',
    body: 'I’d love to sleep without the “you’re using more than usual” message at midnight (yes, I bake at night). But if the freezer dies I want to be woken up! Quiet hours seem to be all or nothing?',
    category: 'alerts',
    tags: ['notifications', 'fridge', 'first-month'],
    product: 'app',
    version: '3.2',
    by: 'hannah',
    daysAgo: 3.1,
    up: ['kenji', 'aoife'],
    posts: [
      {
        key: 'two-devices',
        kind: 'answer',
        by: 'aoife',
        after: 7,
        body: 'All or nothing on one phone, I’m afraid. My trick: an old tablet without quiet hours, with only the freezer alert turned on, next to the bed. Inelegant, loud, effective.',
        up: ['tom', 'ella'],
      },
    ],
  },
]
