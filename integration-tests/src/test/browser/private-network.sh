#!/usr/bin/env bash
# Runs a command in a network of its own: loopback, and an interface with the address 10.99.0.1 that leads nowhere. Firefox
# connects to no candidate on loopback, and tests must not open ports to the network they run in. Ends with 77 where that is
# not permitted: it takes root, or user namespaces, or with CI=true a sudo that asks for nothing.
#   private-network.sh command argument…
set -euo pipefail

# Back to who we are, where that took sudo.
as_before=()
if ((EUID == 0)); then
    enter=(unshare --net)
elif unshare --net --map-root-user true 2>/dev/null; then
    enter=(unshare --net --map-root-user)
elif [[ "${CI:-}" == true ]] && sudo -n true 2>/dev/null; then
    enter=(sudo --preserve-env env "PATH=$PATH" unshare --net)
    as_before=(setpriv "--reuid=$(id -u)" "--regid=$(id -g)" --init-groups)
else
    enter=(false)
fi
if ! "${enter[@]}" true 2>/dev/null; then
    echo "No private network: unshare --net is not permitted here. Run the tests as root, or allow user namespaces." >&2
    exit 77
fi
# The interfaces vanish with the last process in the namespace.
exec "${enter[@]}" bash -c '
    set -e
    ip link set lo up
    ip link add calls0 type veth peer name calls1
    ip addr add 10.99.0.1/24 dev calls0
    ip link set calls0 up
    ip link set calls1 up
    # Firefox only tells addresses of the interface that leads outside.
    ip route add default via 10.99.0.2
    exec "$@"' private-network "${as_before[@]}" "$@"
