import type { ReactNode } from 'react'
import { RegistrationPanel } from '#app/components/joining/registration-panel.tsx'
import { RequestPanel } from '#app/components/legal/request-panel.tsx'
import { AdjustmentPanel } from '#app/components/loyalty/adjustment-panel.tsx'
import { RedemptionFacts } from '#app/components/loyalty/redemption-facts.tsx'
import { OutdatedAnswerPanel } from '#app/components/threads/outdated-answer-panel.tsx'
import { SuggestionCard, type SuggestionCardView } from '#app/components/threads/suggestion-card.tsx'
import type { ReviewKind } from '#app/registry/review-kinds.ts'
import type { RedemptionDesk } from '#app/views/redemption-desk.server.ts'
import { DecisionAppealPanel } from './appeal-panel.tsx'
import { ContentPanel } from './content-panel.tsx'
import { AppealPanel, FindingPanel } from './fraud-panels.tsx'
import { HeldPanel } from './held-panel.tsx'
import { PostPanel } from './post-panel.tsx'
import { SecondLookPanel } from './second-look-panel.tsx'
import { StoryPanel } from './story-panel.tsx'
import type { Veil } from './veil.tsx'

/**
 * The evidence of one kind of item: made from what `load` of the same kind in `web/review-panels.server.ts` answered.
 */
export type ReviewPanelView = (props: { data: unknown; veil: Veil }) => ReactNode

/** `panel<Data>(Component)`: the one place that trusts server and component to speak of the same kind. */
function panel<Data>(View: (props: { data: Data; veil: Veil }) => ReactNode): ReviewPanelView {
  return function Panel({ data, veil }) {
    return <View data={data as Data} veil={veil} />
  }
}

export const reviewPanelViews: Record<ReviewKind, ReviewPanelView> = {
  'suggested-edit': panel(({ data }: { data: SuggestionCardView }) => <SuggestionCard suggestion={data} linked />),
  'outdated-answer': panel(OutdatedAnswerPanel),
  adjustment: panel(AdjustmentPanel),
  registration: panel(RegistrationPanel),
  redemption: panel<RedemptionDesk>(({ data }) => <RedemptionFacts work={data} />),
  'gaming-finding': panel(FindingPanel),
  'held-acts': panel(HeldPanel),
  'gaming-appeal': panel(AppealPanel),
  post: panel(PostPanel),
  content: panel(ContentPanel),
  message: panel(ContentPanel),
  appeal: panel(DecisionAppealPanel),
  'second-look': panel(SecondLookPanel),
  'rights-request': panel(RequestPanel),
  'illegal-content': panel(RequestPanel),
  story: panel(StoryPanel),
}
