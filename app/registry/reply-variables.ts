/**
 * What a reply template may leave open: `{customer}` becomes the name of the customer when the template is used. A case
 * that lacks the value keeps the mark, and an answer with a mark is not sent.
 */
export const replyVariables = {
  customer: { about: 'Name of the customer.' },
  agent: { about: 'Name of the agent who writes.' },
  case: { about: 'Number of the case, C-1042.' },
  subject: { about: 'Subject of the case.' },
  product: { about: 'Product the case is about.' },
  version: { about: 'Version of that product.' },
  reference: { about: 'Number of the order or contract that was given.' },
  due: { about: 'When the next promise falls due.' },
  plan: { about: 'Plan of the customer’s contract.' },
  renewal: { about: 'Day on which the contract renews.' },
  link: { about: 'Address where the customer reads and answers.' },
  site: { about: 'Name of the community.' },
} as const satisfies Record<string, { about: string }>

export type ReplyVariable = keyof typeof replyVariables
