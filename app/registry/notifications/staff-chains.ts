/** Groups of staff that an alarm about a case may reach. Who is away or suspended is in none of them but the last. */
export const staffSteps = ['assignee', 'shift', 'leads', 'admins', 'adminsAway'] as const
export type StaffStep = (typeof staffSteps)[number]

/**
 * Rule → whom it tells: the first step at which somebody is there. `assignee`: who works on the case. `shift`: the agents
 * who are not away. `leads`: staff in the group `leads`. An alarm that reaches nobody is none, so admins hear of it last,
 * even while all of them are away.
 */
export const staffChains = {
  assigneeOrShift: ['assignee', 'shift', 'leads', 'admins', 'adminsAway'],
  shift: ['shift', 'leads', 'admins', 'adminsAway'],
  leads: ['leads', 'admins', 'adminsAway'],
} as const satisfies Record<string, readonly StaffStep[]>
export type StaffChain = keyof typeof staffChains
