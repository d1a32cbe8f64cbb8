import path from 'node:path';
import { layers, packageHomes } from './layers.js';

const fileOf = ({ cwd, filename }) => path.relative(cwd, filename).split(path.sep).join('/');

const layerOf = (file) => layers.find(({ files }) => files.test(file.replace(/\.(d\.)?[cm]?[jt]s$/, '')));
const packageOf = (specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
const isOnlyTypes = ({ importKind, exportKind, type }) =>
  importKind === 'type' || exportKind === 'type' || type === 'TSImportType';

/** Why this layer may not import that; null when it may. */
function objection(layer, file, specifier, onlyTypes) {
  const { name, mayImport, mayImportTypesOf = [], packages, wiresEverything = false, home } = layer;
  if (!specifier.startsWith('.')) {
    const owned = packageOf(specifier);
    const homes = packageHomes[owned];
    if (packages && !packages.includes(owned)) return `${name} may not import ${owned}. ${home}`;
    if (!homes || wiresEverything || homes.includes(name)) return null;
    const places = homes
      .map((place) => (/^(log|config)$/.test(place) ? `${place}.ts` : `${place}/`))
      .join(', ');
    return `${owned} is imported in ${places.replace('messages/', 'workflows/messages.ts')} only. ${home}`;
  }
  const target = path.posix.join(path.posix.dirname(file), specifier);
  const targetLayer = layerOf(target);
  if (!targetLayer) return null;
  if (mayImport.includes(targetLayer.name)) return null;
  if (['tests', 'scripts', 'bench'].includes(targetLayer.name)) {
    return `Nothing imports ${targetLayer.name}/: move what is needed to the layer that it is about.`;
  }
  if (wiresEverything) return null;
  if (mayImportTypesOf.includes(targetLayer.name)) {
    return onlyTypes ? null : `${name} may import only types of ${targetLayer.name} (import type). ${home}`;
  }
  return `${name} may not import ${target}. ${home}`;
}

const dependencyRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = fileOf(context);
    const layer = layerOf(file);
    const check = (node, source) => {
      if (typeof source?.value !== 'string' || !layer) return;
      const message = objection(layer, file, source.value, isOnlyTypes(node));
      if (message) context.report({ node: source, message });
    };
    return {
      Program(node) {
        if (layer) return;
        const message = `${file} is in no layer: give it one of the layers in scripts/lint/layers.js.`;
        context.report({ node, message });
      },
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source),
    };
  },
};

const grabBags = /(^|\/)(utils?|helpers?|common|lib|services?|managers?)(\/|\.|$)/;
const namesRule = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    Program(node) {
      const file = fileOf(context);
      const [word] = file.match(grabBags) ?? [];
      if (word) {
        const message = `${file} says nothing about what is in it: put each thing beside its one caller, or name the thing.`;
        context.report({ node, message });
      }
    },
  }),
};

/** A function given by its name is looked up in its file; one from elsewhere is left to no-misused-promises. */
const validatorRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const definitionOf = (node) => {
      if (node.type !== 'Identifier') return node;
      for (let scope = context.sourceCode.getScope(node); scope; scope = scope.upper) {
        const definition = scope.set.get(node.name)?.defs[0]?.node;
        if (definition) return definition.init ?? definition;
      }
      return node;
    };
    return {
      "Property[key.name='validator']"({ value }) {
        if (definitionOf(value).async !== true) return;
        const message = 'An async update validator always accepts. Make it synchronous.';
        context.report({ node: value, message });
      },
    };
  },
};

const forbidden = (meaning, visitors) => ({
  meta: { type: 'problem', schema: [] },
  create: (context) =>
    Object.fromEntries(
      visitors.map((selector) => [selector, (node) => context.report({ node, message: meaning })]),
    ),
});

/** The linter's plugin `house`. */
export default {
  meta: { name: 'house' },
  rules: {
    'dependency-rule': dependencyRule,
    'no-grab-bags': namesRule,
    'no-async-validator': validatorRule,
    'no-enums': forbidden('No enums: use a union of string literals.', ['TSEnumDeclaration']),
    'no-default-exports': forbidden('No default exports: name it.', ['ExportDefaultDeclaration']),
    'environment-in-config': forbidden(
      'config.ts is the only reader of process.env: take the value from its Config.',
      [
        "MemberExpression[object.name='process'][property.name='env']",
        "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
      ],
    ),
    'no-clock': forbidden('domain/ has no clock and no randomness: take it as data.', [
      "NewExpression[callee.name='Date'][arguments.length=0]",
    ]),
  },
};
