# SPDX-License-Identifier: GPL-2.0
"""policy.py spec FILE | kernel FAMILY NLCTRL: what a netlink family takes, as lines: operation, number,
"do" or "dump"; set of attributes, number, type, least and greatest value, or length, or the set inside;
"-" for a type with none. "spec" reads it from the specification of the family, "kernel" asks the kernel,
by the specification of its controller. A set is named by when it is reached: the first is 0."""
import sys

from lib import SpecFamily, YnlFamily


def spec_limits(spec, attr, sets):
    """Of a name in a check the constant is meant; an enumeration ends with its last entry."""
    constants = {c["name"]: c.get("value") for c in spec.yaml.get("definitions", [])}
    checks = {name: constants.get(value, value) for name, value in attr.yaml.get("checks", {}).items()}
    if attr["type"] == "nest":
        sets.append(attr["nested-attributes"])
        return "nested", len(sets) - 1, "-"
    if attr["type"] == "binary":
        return "binary", checks["min-len"], checks["max-len"]
    if attr["type"] == "flag":
        return "flag", "-", "-"
    most = 2 ** int(attr["type"][1:]) - 1
    if "enum" in attr:
        most = len(spec.consts[attr["enum"]].entries) - 1
    return attr["type"], checks.get("min", 0), checks.get("max", most)


def spec_lines(path):
    spec = SpecFamily(path, "")
    sets = [next(iter(spec.ops.values()))["attribute-set"]]
    for op in spec.ops.values():
        yield "operation", op.req_value, "do" if "do" in op else "dump"
    for number, name in enumerate(sets):
        for _, attr in spec.attr_sets[name].items():
            yield "set", number, attr.value, *spec_limits(spec, attr, sets)


def kernel_limits(policy):
    if policy["type"] == "nested":
        return policy["policy-idx"], "-"
    if policy["type"] == "binary":
        return policy["min-length"], policy["max-length"]
    return policy.get("min-value-u", "-"), policy.get("max-value-u", "-")


def kernel_lines(family, controller):
    for message in YnlFamily(controller, "").dump("getpolicy", {"family-name": family}):
        if "op-policy" in message:
            op = message["op-policy"]
            yield "operation", op["op-id"], "do" if "do" in op else "dump"
        else:
            policy = message["policy"]
            yield "set", policy["policy-id"], policy["attr-id"], policy["type"], *kernel_limits(policy)


for line in sorted({"spec": spec_lines, "kernel": kernel_lines}[sys.argv[1]](*sys.argv[2:]), key=str):
    print(*line)
