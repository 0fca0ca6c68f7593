import { Tabs } from '#app/components/parts/tabs.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { urls } from '#app/views/urls.ts'

/** The list, the board and the team: looks at the same cases. */
export function CaseTabs({ current }: { current: 'list' | 'board' | 'team' }) {
  const t = useT()
  return (
    <Tabs
      label={t('work.board.views')}
      tabs={[
        { text: t('work.board.list'), href: urls.cases(), current: current === 'list' },
        { text: t('work.board.title'), href: urls.caseBoard(), current: current === 'board' },
        { text: t('work.team.title'), href: urls.team(), current: current === 'team' },
      ]}
    />
  )
}
