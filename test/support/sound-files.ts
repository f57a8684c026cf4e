/** A small file of each kind that people and programs hand in: each is sound and has every section. */
/** By their kinds. */
export const SOUND_FILES = {
  workspace: `name: Acme
time_zone: Europe/Berlin
currency: EUR
revenue: arr
activity_begins: first_conversation
reference_period: { from: 2025-10-01, to: 2025-12-31 }
freshness_days: 7
findings: { acknowledge_hours: { critical: 4 }, quiet_days: 14 }
sources:
  desk: { link: 'https://desk.example.com/{id}' }
business_hours:
  hours: { monday: 9:00-17:00, tuesday: [9:00-12:00, 13:00-17:00] }
  closed: [2025-12-24]
dimensions:
  - key: plan
    name: Plan
    decision: staffing
    rank: lowest_first
    segments:
      - { key: free, name: Free, values: [free, trial] }
      - { key: pro, values: [pro] }
  - key: arr_band
    decision: routing
    attribute: arr
    segments:
      - { key: small, to: 10000 }
      - { key: middle, band: 10k-50k }
      - { key: large, band: 50k+ }
measures:
  - { key: nps, unit: points }
metrics:
  - key: escalation
    name: Escalations
    formula: escalated / created
    unit: ratio
    polarity: lower
    maturity: 3
    minimum_sample: 30
  - { key: feeling, formula: nps, scale: { min: -100, max: 100 } }
tree:
  headline: csat
  nodes:
    - key: cost
      metric: cost_to_serve
      children:
        - { key: escalations, metric: escalation, lag: 2, note: believed }
    - { key: mood, name: Mood, metric: csat, only: [pro] }
standards:
  - { segment: pro, metric: csat, at_least: 75%, from: 2026-01-01, review: 2027-01-01, reason: promised }
benchmarks: []
events:
  - { date: 2026-02-03, kind: release, title: New inbox, segments: [pro] }
contrasts: { premium: [pro], window_days: 56, thresholds: { ratio: 1.5 } }
people:
  - { key: ana, name: Ana, email: ana@example.com }
  - { key: bo }
teams:
  - { key: product, lead: ana, members: [ana, bo] }
owners:
  - { target: '', accountable: ana }
  - { target: pro, accountable: bo, informed: [ana], from: 2026-01-01 }
cover:
  - { person: bo, by: ana, from: 2026-11-09, until: 2027-01-01, reason: leave }
`,
  mapping: `source: desk
imports:
  - kind: customers
    file: customers.csv
    fields: { id: id, name: name, active_from: { column: since, format: dd.MM.yyyy } }
    attributes: { plan: plan, arr: { column: arr, multiply: 12, number: '1,234.56' } }
  - kind: conversations
    file: tickets.csv
    delimiter: ';'
    time_zone: Europe/Berlin
    empty_values: [none, '-']
    leave_out:
      - { column: status, is: [spam, merged] }
      - { column: status, empty: true }
    fields:
      id: id
      customer: customer
      created_at: created
      resolved_at: { after: created_at, column: hours, unit: hours }
      handle_time: { column: seconds, unit: seconds }
      escalated: { column: touches, above: 3 }
      rating: rating
      resolved_by: { constant: human }
      version: version
    attributes: { queue: queue }
  - kind: events
    file: log.csv
    fields: { case: ticket, at: when, event: step, customer: account, topic: area }
    means: { Opened: customer_message, Answered: human_reply, Passed on: escalate, Solved: close, Printed: note }
    reopened_by: [human_reply]
  - kind: conversations
    file: ratings.csv
    only: [rating]
    keep: last
    fields: { id: id, rating: stars }
  - kind: readings
    file: nps.csv
    fields: { measure: { constant: nps }, day: day, value: score }
  - kind: cost_pools
    file: costs.csv
    fields: { month: { column: month, format: yyyy-MM }, category: what, amount: eur }
`,
  plan: `title: Answer faster
hypothesis: a second shift halves the first reply
node: pro/cost
direction: down
predicted: 10%
margin: 3pt
weeks: 8
waves:
  - { segments: [pro], launch: 2026-03-02 }
controls: [free]
guardrails:
  - { node: pro/mood, margin: 5% }
excluded:
  - { from: 2026-04-03, to: 2026-04-06 }
owner: ana
`,
  ownersTable: `target,role,party,from,until,reason
,A,ana,2026-01-01,,founder
pro,A,bo,2026-01-01,2027-01-01,
pro,I,ana,,,
free,R,team:product,,,"she said ""yes"""
`,
  arms: `customer,arm,source
c1,treated,desk
c2,control,
c3,treated,desk
`,
  initiatives: `title,hypothesis,node,treated,launch,controls,predicted,weeks
Faster,it helps,pro/cost,pro,2026-01-05,free,10%,8
Slower,it does not,pro/mood,pro; free,2026-02-02,,3pt,4
`,
  tickets: `id;customer;created;hours;seconds;touches;rating;version;status;queue
1;c1;2026-03-01 10:00;4;300;2;5;1;open;first
2;c1;2026-03-01T11:00:00Z;0.5;30;9;1;2;open;second
3;;2026-03-02 23:59:59;12;3000;0;;3;spam;"a ""b"" c"
4;c2;2026-03-29 02:30;1;1;1;3;4;none;
5;c3;2026-10-25 02:30:00+01:00;100;86400;4;4;5;open;"two
lines"
`,
  customers: `id,name,since,plan,arr
c1,Acme,01.02.2025,pro,"1,200.50"
c2,"Beta, Ltd",28.02.2024,free,0
c3,Gamma,31.12.2023,trial,99
`,
  log: `ticket,account,when,step,area
l1,a1,2026-09-07 09:00,Opened,checkout
l1,a1,2026-09-07 09:40,Answered,checkout
l2,a2,2026-09-07 10:00,Opened,login
l1,a1,2026-09-07 11:00,Solved,"check, out"
l2,a2,2026-09-07 12:30,Passed on,login
l2,a2,2026-09-08 09:00,Printed,login
`,
  nps: `day,score
2026-03-01,41
2026-03-02,-3.5
2026-03-03,1e2
`,
  costs: `month,what,eur
2026-01,licences,1200.505
2026-02,"pay, agents",40000
`,
  events: `{"id":"1","customer":{"id":"c1"},"created":"2026-03-01T10:00:00Z","hours":4,"touches":2,"rating":5,"status":"open"}
{"id":"2","customer":{"id":"c2"},"created":"2026-03-01T11:00:00Z","hours":0.5,"touches":9,"rating":null,"status":"open","x":[1,{"y":2}]}
{"id":"3","customer":null,"created":"2026-03-02T10:00:00Z","hours":1,"touches":0,"status":"spam"}
`,
} as const;
