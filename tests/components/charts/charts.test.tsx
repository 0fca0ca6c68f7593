import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import { BarChart } from '#app/components/charts/bar-chart.tsx'
import { Distribution } from '#app/components/charts/distribution.tsx'
import { GoalProgress } from '#app/components/charts/goal-progress.tsx'
import { LineChart } from '#app/components/charts/line-chart.tsx'
import { ReaderProvider } from '#app/components/shell/reader.tsx'
import { plainFace } from '#app/domain/site/brand/site-face.ts'
import { renderHtml } from '#app/html/render-html.ts'
import { translator } from '#app/i18n/index.ts'

const reader = {
  locale: 'ko',
  t: translator('ko'),
  now: '2026-11-22T09:00:00.000Z',
  timeZone: 'Asia/Seoul',
  theme: null,
  formStamp: 'stamp',
  formTime: '',
  siteName: 'Haruwatt',
  face: plainFace,
  me: null,
} as const
const drawn = (chart: ReactElement): string => renderHtml(<ReaderProvider value={reader}>{chart}</ReaderProvider>)
const format = (value: number): string => `${value}점`

test('bars have a name that is read aloud, and the same figures in a table', () => {
  const html = drawn(
    <BarChart
      name="열두 달"
      caption="달별 포인트"
      nameTitle="달"
      valueTitle="포인트"
      partTitle="예정"
      format={format}
      bars={[
        { key: 'a', name: '10월', value: 40, mark: '고객 3년' },
        { key: 'b', name: '11월', value: 10, part: 25 },
      ]}
    />,
  )
  expect(html).toContain('role="img" aria-label="열두 달"')
  expect(html).toMatch(/<td[^>]*>10점<\/td><td[^>]*>25점<\/td>/)
  expect(html).toContain('고객 3년')
  expect(html).not.toMatch(/NaN|style=/)
})

test('charts without figures are drawn too', () => {
  expect(drawn(<BarChart name="x" caption="y" nameTitle="n" valueTitle="v" format={format} bars={[]} />)).not.toContain(
    'NaN',
  )
  expect(
    drawn(<Distribution name="x" caption="y" nameTitle="n" valueTitle="v" format={format} groups={[]} />),
  ).not.toContain('NaN')
  expect(
    drawn(<LineChart name="x" caption="y" pointTitle="p" points={[]} series={[]} format={format} />),
  ).not.toContain('NaN')
})

test('a line has a gap where nothing is known, and the table says so', () => {
  const html = drawn(
    <LineChart
      name="x"
      caption="y"
      pointTitle="달"
      format={format}
      points={[
        { key: 'a', name: '1월' },
        { key: 'b', name: '2월' },
        { key: 'c', name: '3월' },
      ]}
      series={[{ key: 'all', name: '모두', values: [1, null, 3] }]}
    />,
  )
  expect(html.match(/ d="[^"]*M[^"]*M/)).not.toBeNull()
  expect(html.match(/<circle/g)).toHaveLength(2)
  expect(html.replaceAll(/ (role|data-title)="[^"]*"/g, '')).toContain(
    `<th scope="row">2월</th><td class="num none">${translator('ko')('parts.list.emptyCell')}</td>`,
  )
})

test('a group that is kept back shows no figure anywhere', () => {
  const html = drawn(
    <Distribution
      name="x"
      caption="y"
      nameTitle="n"
      valueTitle="v"
      hidden="10명 미만"
      format={format}
      groups={[
        { key: 'a', name: '가', value: 30 },
        { key: 'b', name: '나', value: null },
      ]}
    />,
  )
  expect(html.match(/10명 미만/g)).toHaveLength(2)
})

test('a condition without a bar is full, not broken', () => {
  expect(drawn(<GoalProgress name="x" value={0} goal={0} figures="0" done doneText="채웠어요" />)).toContain('채웠어요')
})
