/** The direction of imports: docs/architecture.md. A room may import the rooms listed, and itself. */
const rooms = {
  'src/domain': [],
  'src/store': ['src/domain'],
  'src/platform': ['src/domain', 'src/store'],
  'src/sandbox': ['src/domain', 'src/platform'],
  'src/desk': ['src/domain', 'src/store'],
  'src/incidents': ['src/domain', 'src/store'],
  'src/notify': ['src/domain', 'src/store'],
  'src/bot': [
    'src/domain',
    'src/store',
    'src/platform',
    'src/desk',
    'src/incidents',
    'src/notify',
    'dialogs',
    'intents',
  ],
  'src/channel': ['src/domain', 'src/store', 'src/desk', 'src/bot'],
  dialogs: ['src/domain'],
  intents: ['src/domain'],
};

const own = '^(src|dialogs|intents|web|test|bench)/';
const everywhere = '^src/(log|policy|paths)\\.ts$';

module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `direction-${room.replace('/', '-')}`,
      comment: `${room} imports only: ${allowed.join(', ') || 'nothing'}`,
      severity: 'error',
      from: { path: `^${room}/` },
      to: {
        path: own,
        pathNot: [room, ...allowed]
          .map((name) => `^${name}/`)
          .concat(room.startsWith('src/') && room !== 'src/domain' ? everywhere : []),
      },
    })),
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { dependencyTypes: ['npm', 'core'] },
    },
    {
      name: 'dialogs-are-pure',
      comment: 'A dialog reads, writes and sends nothing.',
      severity: 'error',
      from: { path: '^dialogs/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'sdk-at-the-edge',
      comment: 'Only channel and bot know the Bot Framework SDK.',
      severity: 'error',
      from: { path: '^(src|dialogs|intents)/', pathNot: '^src/(channel|bot)/' },
      to: { path: 'node_modules/(botbuilder|botframework)' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
