import { DataTable } from '#app/components/parts/data-table.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { HeldPanelData } from '#app/views/held-panel.server.ts'

/** What a new or device-sharing member accepted, and who they are: read the posts, then pay or not. */
export function HeldPanel({ data }: { data: HeldPanelData | null }) {
  const { t } = useReader()
  if (data === null) return <p>{t('review.list.gone')}</p>
  const { giver, acts } = data
  return (
    <>
      <p>{t('gaming.heldLede')}</p>
      <Section title={t('gaming.heldGiver')}>
        <Facts
          facts={[
            {
              name: t('gaming.member'),
              value: (
                <a href={`/members/${encodeURIComponent(giver.handle)}`}>
                  <bdi>{giver.name}</bdi>
                </a>
              ),
            },
            { name: t('gaming.joined'), value: <Time at={giver.joinedAt} form="date" /> },
            { name: t('gaming.trust'), value: String(giver.trustLevel) },
            { name: t('gaming.heldDays'), value: String(giver.days) },
            { name: t('gaming.heldThreads'), value: String(giver.threads) },
            { name: t('gaming.heldAnswers'), value: String(giver.answers) },
          ]}
        />
      </Section>
      <DataTable
        caption={t('gaming.heldActs')}
        showCaption
        rows={acts}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'what',
            title: t('gaming.act'),
            cell: ({ kind }) => t(kind === 'edit' ? 'gaming.kind.edit' : 'gaming.kind.acceptance'),
          },
          {
            key: 'for',
            title: t('gaming.heldFor'),
            cell: ({ name, handle }) => (
              <a href={`/members/${encodeURIComponent(handle)}`}>
                <bdi>{name}</bdi>
              </a>
            ),
          },
          { key: 'why', title: t('gaming.heldWhy'), cell: ({ reason }) => t(`gaming.heldReason.${reason}`) },
          { key: 'post', title: t('gaming.post'), cell: ({ href }) => <a href={href}>{t('gaming.openPost')}</a> },
          { key: 'at', title: t('gaming.when'), cell: ({ at }) => <Time at={at} form="moment" /> },
        ]}
      />
    </>
  )
}
