interface Rule {
  readonly isAllowed: boolean
  readonly path: string
}

/** What a site says to some programs. */
interface Group {
  readonly agents: readonly string[]
  readonly rules: readonly Rule[]
}

const RULES: Readonly<Record<string, boolean>> = { allow: true, disallow: false }

/** A line of the file as name and value, without what is said beside. */
function pairOf(line: string): readonly [name: string, value: string] {
  const [name = '', ...rest] = (line.split('#')[0] ?? '').split(':')
  return [name.trim().toLowerCase(), rest.join(':').trim()]
}

function withAgent(groups: readonly Group[], agent: string): Group[] {
  const last = groups.at(-1)
  // Names that follow each other share what comes after them.
  if (last?.rules.length === 0) return [...groups.slice(0, -1), { ...last, agents: [...last.agents, agent] }]
  return [...groups, { agents: [agent], rules: [] }]
}

function withRule(groups: readonly Group[], rule: Rule): Group[] {
  const last = groups.at(-1)
  return last ? [...groups.slice(0, -1), { ...last, rules: [...last.rules, rule] }] : []
}

function groupsOf(robots: string): Group[] {
  return robots.split('\n').reduce<Group[]>((groups, line) => {
    const [name, value] = pairOf(line)
    if (name === 'user-agent') return withAgent(groups, value.toLowerCase())
    const isAllowed = RULES[name]
    return isAllowed === undefined ? groups : withRule(groups, { isAllowed, path: value })
  }, [])
}

/** The longest rule holds; of two alike, the one that allows. */
function byWeight(a: Rule, b: Rule): number {
  return b.path.length - a.path.length || Number(b.isAllowed) - Number(a.isAllowed)
}

/** May this program ask for the path? By the rules that a site sets for it, or for everybody (robots.txt). */
export function isAllowed(robots: string, path: string, agent: string): boolean {
  const groups = groupsOf(robots)
  const own = groups.filter(({ agents }) => agents.includes(agent.toLowerCase()))
  const chosen = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'))
  // An empty rule says nothing: “Disallow:” closes no path.
  const matching = chosen.flatMap(({ rules }) => rules).filter((rule) => rule.path !== '' && path.startsWith(rule.path))
  return [...matching].sort(byWeight)[0]?.isAllowed ?? true
}
