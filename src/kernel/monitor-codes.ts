/** The refusals of monitors, rectification orders and samples. */
export const MONITOR_CODES = [
  'monitor.finding-not-found',
  'monitor.finding-cured',
  'monitor.finding-changed',
  'monitor.word-invalid',
  'monitor.host-invalid',
  'order.not-yours',
  'order.own-inspection',
  'order.own-unit',
  'order.publication-unknown',
  'order.finding-elsewhere',
  'order.findings-open',
  'order.tells-too-much',
  'draw.not-found',
  'draw.period-invalid',
  'draw.population-empty',
  'draw.seed-not-there',
] as const
