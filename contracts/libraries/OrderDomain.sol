// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

/// What every order is signed for: this ledger's name and version, the chain, and the contract
/// that takes it. kp_ledger/model/typed.py says the same.
abstract contract OrderDomain is EIP712 {
    constructor() EIP712("Kimberley ledger", "1") {}
}
