// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {ERC1155} from "@openzeppelin/contracts/token/ERC1155/ERC1155.sol";

/// OpenZeppelin's tokens as they come: what the ledger's gas is measured beside.
contract Token721 is ERC721("Baseline", "B") {
    function mint(address to, uint256 id) external {
        _mint(to, id);
    }
}

contract Token1155 is ERC1155("") {
    function mint(address to, uint256[] calldata ids, uint256[] calldata amounts) external {
        _mintBatch(to, ids, amounts, "");
    }
}
