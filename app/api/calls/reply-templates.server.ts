import { z } from 'zod'
import { call } from '#app/api/call.ts'
import { replyTemplateJson, replyTemplateShape as templateJsonShape } from '#app/api/json/reply-template-json.ts'
import { choice, text } from '#app/api/query.ts'
import { authorize } from '#app/core/authorize.ts'
import { plus } from '#app/core/time.ts'
import { caseCategories } from '#app/domain/cases/case.ts'
import { replyTemplateShape } from '#app/domain/cases/input.ts'
import { replyTemplates } from '#app/domain/cases/queries/templates.server.ts'
import { archiveReplyTemplate } from '#app/domain/cases/templates/archive-reply-template.server.ts'
import { fillReplyTemplate } from '#app/domain/cases/templates/fill-reply-template.server.ts'
import { recentDays } from '#app/domain/cases/templates/reply-template.ts'
import { saveReplyTemplate } from '#app/domain/cases/templates/save-reply-template.server.ts'
import { caseNumberOf } from '#app/views/case-number.ts'

const staffAct = { scope: 'staff', limit: 'staffAct' } as const

export const replyTemplateCalls = [
  call('GET /reply-templates', {
    about: 'Reply templates, those used most in the last 30 days first, for staff',
    scope: 'staff',
    query: {
      q: text('words of the name or the texts'),
      category: choice(caseCategories, 'those for this category and those for every category'),
      archived: choice(['yes', 'no'], 'yes: the archived ones'),
    },
    answer: z.object({ items: z.array(templateJsonShape.extend({ uses: z.int(), recently: z.int() })) }),
    run: async ({ ctx, query }) => {
      authorize(ctx.actor, 'case.work')
      const found = await replyTemplates(ctx.read, {
        q: query.q ?? '',
        category: query.category,
        archived: query.archived === 'yes',
        since: plus(ctx.now(), { days: -recentDays }),
      })
      return { items: found.map((row) => ({ ...replyTemplateJson(row), uses: row.uses, recently: row.recently })) }
    },
  }),
  call('POST /reply-templates', {
    ...staffAct,
    about: 'Creates a reply template',
    status: 201,
    body: z.strictObject(replyTemplateShape.shape),
    answer: templateJsonShape,
    run: async ({ ctx }, body) => replyTemplateJson(await saveReplyTemplate(ctx, null, body)),
  }),
  call('PUT /reply-templates/:id', {
    ...staffAct,
    about: 'Changes a reply template',
    body: z.strictObject(replyTemplateShape.shape),
    answer: templateJsonShape,
    run: async ({ ctx, params }, body) => replyTemplateJson(await saveReplyTemplate(ctx, params.id, body)),
  }),
  call('DELETE /reply-templates/:id', {
    ...staffAct,
    about: 'Archives a reply template',
    answer: z.object({ archived: z.literal(true) }),
    run: async ({ ctx, params }) => {
      await archiveReplyTemplate(ctx, { id: params.id, archived: true })
      return { archived: true as const }
    },
  }),
  call('GET /cases/:number/reply-templates/:id', {
    about: 'The text of a reply template with the values of a case; `missing` names what the case does not have',
    scope: 'staff',
    answer: z.object({ text: z.string(), missing: z.array(z.string()) }),
    run: async ({ ctx, params }) => {
      const { text: filled, missing } = await fillReplyTemplate(ctx, {
        id: params.id,
        number: caseNumberOf(params.number),
      })
      return { text: filled, missing }
    },
  }),
]
