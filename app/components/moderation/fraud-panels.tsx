import { DataTable } from '#app/components/parts/data-table.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { AppealPanelData, FindingPanelData } from '#app/views/fraud-panels.server.ts'
import { VoteGraph } from './vote-graph.tsx'

/** Why a group of members is looked at: the figures, who they are, who voted for whom, and each vote with its post. */
export function FindingPanel({ data }: { data: FindingPanelData }) {
  const { t } = useReader()
  const figures = Object.entries(data.figures).filter(([name]) => name !== 'acts' && name !== 'down')
  return (
    <>
      <p>{t(`gaming.why.${data.pattern}`)}</p>
      <Section title={t('gaming.evidence')}>
        <Facts
          facts={figures.map(([name, value]) => ({
            name: t.any(`gaming.figure.${name}`),
            value: t.any(`gaming.value.${name}`, { value }),
          }))}
        />
      </Section>
      <div className="pair far">
        <VoteGraph members={data.members} edges={data.edges} />
        <DataTable
          caption={t('gaming.edges')}
          showCaption
          rows={data.edges}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'who',
              title: t('gaming.from'),
              cell: ({ fromName, toName }) => (
                <>
                  <bdi>{fromName}</bdi> → <bdi>{toName}</bdi>
                </>
              ),
            },
            { key: 'count', title: t('gaming.count'), figure: true, cell: ({ count }) => count },
            {
              key: 'share',
              title: t('gaming.share'),
              figure: true,
              cell: ({ share }) => t('gaming.percent', { value: share }),
            },
            { key: 'span', title: t('gaming.last'), cell: ({ last }) => <Time at={last} form="moment" /> },
          ]}
        />
      </div>
      <DataTable
        caption={t('gaming.members')}
        showCaption
        rows={data.members}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: t('gaming.member'),
            cell: ({ name, handle }) => (
              <a href={`/members/${encodeURIComponent(handle)}`}>
                <bdi>{name}</bdi>
              </a>
            ),
          },
          { key: 'joined', title: t('gaming.joined'), cell: ({ joinedAt }) => <Time at={joinedAt} form="date" /> },
          { key: 'trust', title: t('gaming.trust'), figure: true, cell: ({ trustLevel }) => trustLevel },
          { key: 'posts', title: t('gaming.posts'), figure: true, cell: ({ posts }) => posts },
          { key: 'corrections', title: t('gaming.corrections'), figure: true, cell: ({ corrections }) => corrections },
        ]}
      />
      <details className="fold">
        <summary>{t('gaming.acts', { count: data.acts.length + data.moreActs })}</summary>
        <DataTable
          caption={t('gaming.acts', { count: data.acts.length + data.moreActs })}
          rows={data.acts}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'what',
              title: t('gaming.act'),
              cell: ({ kind, value }) =>
                t(kind !== 'vote' ? `gaming.kind.${kind}` : value > 0 ? 'gaming.kind.up' : 'gaming.kind.down'),
            },
            {
              key: 'who',
              title: t('gaming.from'),
              cell: ({ from, to }) => (
                <>
                  <bdi>{from}</bdi> → <bdi>{to}</bdi>
                </>
              ),
            },
            { key: 'post', title: t('gaming.post'), cell: ({ href }) => <a href={href}>{t('gaming.openPost')}</a> },
            {
              key: 'at',
              title: t('gaming.when'),
              cell: ({ at, corrected }) => (
                <>
                  <Time at={at} form="moment" /> {corrected && <Label tone="warn">{t('gaming.corrected')}</Label>}
                </>
              ),
            },
          ]}
        />
        {data.moreActs > 0 && <p className="meta-text">{t('gaming.moreActs', { count: data.moreActs })}</p>}
      </details>
    </>
  )
}

/** What a member says against a correction, above what was found. */
export function AppealPanel({ data }: { data: AppealPanelData }) {
  const { t } = useReader()
  if (data.appeal === null) return <p>{t('review.list.gone')}</p>
  const { name, handle, text, at } = data.appeal
  return (
    <>
      <section className="card">
        <p className="meta">
          <a href={`/members/${encodeURIComponent(handle)}`}>
            <bdi>{name}</bdi>
          </a>
          <Time at={at} />
        </p>
        <p className="lines-kept">{text}</p>
      </section>
      {data.finding !== null && <FindingPanel data={data.finding} />}
    </>
  )
}
