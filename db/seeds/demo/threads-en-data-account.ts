import type { DemoThread } from './plot.ts'

/** English threads about data, export, accounts and sharing. */
export const dataAndAccountThreadsEn: readonly DemoThread[] = [
  {
    key: 'en-csv-minus',
    kind: 'question',
    title: 'Export to CSV loses the minus sign for solar hours',
    body: `Hours where we feed back to the grid come out as positive numbers in last month’s export, so my monthly sheet no longer adds up.

~~~csv
time,watts
11:00,-1312   <- what the app shows
11:00,1312    <- what the file says
~~~

The daily totals in the app are right. Only the file is wrong.`,
    category: 'data',
    tags: ['solar', 'csv'],
    product: 'app',
    version: '3.1.2',
    by: 'daniel',
    daysAgo: 20,
    up: ['dohyun', 'kenji', 'minseok', 'jaewook', 'grace'],
    meToo: ['dohyun', 'luis'],
    posts: [
      {
        key: 'json-right',
        kind: 'answer',
        by: 'kenji',
        after: 5,
        body: 'The JSON from the local API keeps the sign, so the loss happens in the export. As a stopgap you can rebuild the hours from `/api/history?step=3600`, which holds 72 hours.',
        up: ['daniel', 'jaewook', 'dohyun'],
      },
      {
        key: 'inverter-column',
        kind: 'answer',
        by: 'dohyun',
        after: 28,
        body: '저는 인버터 기록과 맞춰서 발전 시간만 부호를 뒤집고 있습니다. 손이 많이 갑니다. (I flip the sign by hand from the inverter log. Tedious, but the total is right.)',
        up: ['daniel', 'grace'],
      },
    ],
  },
  {
    key: 'en-csv-third-release',
    kind: 'question',
    title: 'CSV export is wrong and it breaks my tax report',
    body: `This is the third release with the same bug: 3.1, 3.1.2 and now 3.2 all export feed-in hours as consumption. I reported it each time and was told it would be fixed “in the next version”.

My feed-in is taxable income. With the wrong sign the file says I consumed what I sold. I have spent two evenings correcting 1,488 rows by hand and I am not doing it a third time. It is unacceptable for a product whose whole point is to count correctly.`,
    category: 'data',
    tags: ['csv', 'solar', 'tax'],
    product: 'app',
    version: '3.2',
    by: 'daniel',
    daysAgo: 1.6,
    up: ['dohyun', 'kenji', 'minseok', 'jaewook', 'grace', 'marcus'],
    meToo: ['dohyun'],
    posts: [
      {
        key: 'same-for-me',
        kind: 'comment',
        by: 'dohyun',
        after: 2,
        body: '저도 3.2에서 기대했는데 그대로입니다. 다음 달이 신고라 급합니다.',
        up: ['daniel'],
      },
      {
        key: 'script',
        kind: 'answer',
        by: 'jaewook',
        after: 6,
        body: `Until it is fixed: the file has a column \`direction\` that nobody looks at. One line restores the sign.

~~~python
df.loc[df["direction"] == "out", "watts"] *= -1
~~~`,
        up: ['daniel', 'dohyun', 'kenji', 'minseok', 'boram'],
      },
      {
        key: 'works-still-angry',
        kind: 'comment',
        parent: 'script',
        by: 'daniel',
        after: 8,
        body: 'That works, and I am grateful to you. It doesn’t change that the fix came from a customer.',
        up: ['dohyun', 'kenji'],
      },
    ],
  },
  {
    key: 'en-python-totals',
    kind: 'discussion',
    title: 'Small Python script: monthly totals straight from the export',
    body: `Forty lines became eight over the years, so here they are.

~~~python
import pandas as pd

df = pd.read_csv("minutes.csv", parse_dates=["time"])
df["kwh"] = df["watts"] / 1000 / 60
month = df.set_index("time")["kwh"].resample("MS").sum().round(1)
print(month.to_string())
~~~

Change \`"MS"\` to \`"D"\` for days. It reads a year of minutes in about a second.`,
    category: 'data',
    tags: ['csv'],
    product: 'app',
    by: 'daniel',
    daysAgo: 112,
    up: ['jaewook', 'kenji', 'boram', 'dohyun', 'minseok', 'grace', 'aoife'],
    posts: [
      {
        key: 'time-zone',
        kind: 'reply',
        by: 'kenji',
        after: 4,
        body: 'One trap: the times in the file carry no zone and are local. For anybody who travels, add `.dt.tz_localize("Asia/Seoul")` before the resample.',
        up: ['daniel', 'jaewook', 'grace'],
      },
      {
        key: 'reading-day',
        kind: 'reply',
        by: 'minseok',
        after: 10,
        body: '검침일이 17일인 경우를 위해 한 줄 보탭니다. `df["time"] - pd.Timedelta(days=16)`으로 옮긴 다음 묶으면 고지서와 같은 달이 됩니다.',
        up: ['daniel', 'gipyo', 'boram', 'jaewook', 'seoyeon'],
      },
      {
        key: 'lovely',
        kind: 'comment',
        parent: 'reading-day',
        by: 'daniel',
        after: 11,
        body: 'Lovely trick. My months match the bill for the first time.',
        up: ['minseok'],
      },
      {
        key: 'thirty-homes',
        kind: 'reply',
        by: 'boram',
        after: 21,
        body: '파이썬은 처음인데 시키는 대로 하니 됐습니다. 서른 세대를 한 번에 돌리는 법도 알게 되면 적을게요.',
        up: ['daniel', 'jaewook', 'sanghun'],
      },
    ],
  },
  {
    key: 'en-second-level',
    kind: 'question',
    title: 'How long are second-level readings kept?',
    body: 'A client disputes how much the old heat pump used two winters ago. I can see minutes that far back but no seconds. Are the seconds gone, or hidden behind a plan?',
    category: 'data',
    tags: ['csv', 'heating'],
    product: 'app',
    version: '3.1',
    by: 'sofia',
    daysAgo: 71,
    up: ['priya'],
    posts: [
      {
        key: 'one-year',
        kind: 'answer',
        by: 'haneul',
        after: 2,
        body: 'Seconds are kept for one year, minutes for as long as the account exists, on every plan. Storage beyond that comes in 5 GB steps, which is about three more years of seconds for one meter, but it counts from the day you add it; what was thinned out before cannot come back.',
        up: ['sofia', 'priya', 'daniel', 'kenji'],
      },
      {
        key: 'minutes-enough',
        kind: 'comment',
        parent: 'one-year',
        by: 'sofia',
        after: 5,
        body: 'Clear, thank you. Minutes turned out to be enough: the client agreed when he saw the defrost cycles.',
        up: ['haneul', 'daniel'],
      },
      {
        key: 'points',
        kind: 'answer',
        by: 'daniel',
        after: 9,
        body: 'You can take the extra storage for points instead of money, by the way. 200 for 5 GB.',
        up: ['sofia', 'grace'],
      },
    ],
    accepted: 'one-year',
  },
  {
    key: 'en-two-languages',
    kind: 'question',
    title: 'Can each family member use the app in their own language?',
    body: 'My mother-in-law reads only Korean, my children pretend to read only English. When I switch the language it seems to change for everybody, including the weekly e-mail.',
    category: 'account',
    tags: ['family'],
    product: 'app',
    version: '3.1',
    by: 'kenji',
    daysAgo: 83,
    up: ['grace', 'tom'],
    posts: [
      {
        key: 'own-login',
        kind: 'answer',
        by: 'grace',
        after: 3,
        body: 'Only if you all share one login. Invite each of them under *Home › Family*; language, alerts and text belong to the person then. 어머님은 "보기만"으로 초대하시면 설정이 바뀔 걱정도 없어요.',
        up: ['kenji', 'aoife', 'sora', 'gipyo', 'ella'],
      },
      {
        key: 'peace',
        kind: 'comment',
        parent: 'own-login',
        by: 'kenji',
        after: 30,
        body: 'Four logins, three languages (the youngest found Japanese), peace at home.',
        up: ['grace', 'tom', 'ella'],
      },
    ],
    accepted: 'own-login',
  },
  {
    key: 'en-next-tenant',
    kind: 'question',
    title: 'Handing the meter over to the next tenant',
    body: 'My lease ends in spring and the next tenant would like to keep the meter. How do I give her the device without giving her two years of my showers?',
    category: 'account',
    tags: ['moving'],
    product: 'app',
    version: '3.1.2',
    by: 'ben',
    daysAgo: 36,
    up: ['areum', 'tom'],
    posts: [
      {
        key: 'hand-over',
        kind: 'answer',
        endorsedBy: 'dain',
        by: 'sofia',
        after: 5,
        body: 'I do this with every renovation: *Account › Homes › Hand over*. The meter forgets your Wi-Fi and your readings leave the device with your account. She scans the code inside the lid and starts at zero.',
        up: ['ben', 'seoyeon', 'marcus'],
      },
      {
        key: 'my-showers',
        kind: 'comment',
        parent: 'hand-over',
        by: 'ben',
        after: 6,
        body: 'My showers are safe. Thanks!',
        up: ['sofia', 'aoife'],
      },
      {
        key: 'plan-stays',
        kind: 'answer',
        by: 'dain',
        after: 18,
        body: 'One addition: your plan is yours and does not pass on with the meter. You can take it to your next home or end it on the day of the hand-over, and the unused months are returned.',
        up: ['ben', 'sofia', 'areum'],
      },
    ],
    accepted: 'hand-over',
  },
  {
    key: 'en-company-owner',
    kind: 'question',
    title: 'Changing the owner of a company account when somebody leaves',
    body: 'Our facility manager retires at the end of the month and the whole account is in his name and on his phone number. We would like to move it to a role mailbox and keep his years of notes on the clamps. Has anybody done this without starting again?',
    category: 'account',
    tags: ['several-homes'],
    product: 'app',
    version: '3.2',
    by: 'priya',
    daysAgo: 5.4,
    up: ['boram', 'marcus'],
    meToo: ['rahul'],
    posts: [],
  },
]
